"""Ids with names of their own, so that a role can't be handed in where a channel belongs."""

from typing import NewType

CommunityId = NewType("CommunityId", int)
"""A community is one Discord server; this is that server's snowflake."""
UserId = NewType("UserId", int)
ChannelId = NewType("ChannelId", int)
RoleId = NewType("RoleId", int)
MessageId = NewType("MessageId", int)
JoinRequestId = NewType("JoinRequestId", int)
ApplicationId = NewType("ApplicationId", int)
MeetupId = NewType("MeetupId", int)
SeasonId = NewType("SeasonId", int)
EventId = NewType("EventId", int)
"""A native scheduled event's snowflake."""
ThreadId = NewType("ThreadId", int)
"""A thread as we number it: at random, so that no order of threads tells when one was begun."""
TopicId = NewType("TopicId", int)
PostId = NewType("PostId", int)
"""An anonymous post; random, as the number of a thread."""
Handle = NewType("Handle", int)
"""An anonymous author inside one thread: a random number that leads to nobody."""
PollId = NewType("PollId", int)
"""A poll as we number it, at random; the number of its ballot box as well."""
SurveyId = NewType("SurveyId", int)
RoundId = NewType("RoundId", int)
"""One time that a survey is held, numbered at random; the number of its ballot box as well."""
BoxId = NewType("BoxId", int)
"""A ballot box: where the answers of one poll, or of one round of a survey, are gathered."""
