"""Who is asked, and who answers, when the network votes before the curtain rises."""

from collections.abc import Mapping, Sequence

from domain.ids import CommunityId, UserId
from sandbox.crowds import CROWD
from sandbox.people import ORGANISER
from sandbox.seed import Network


class Electorate:
    """Everybody in a network that begins; the audience have no part in the story."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.community_id = CommunityId(network.guild.id)
        self.people: Mapping[str, UserId] = {
            name: UserId(user_id) for name, user_id in network.known_by_name().items()
        }
        self.audience: Sequence[UserId] = [self.people[person.name] for person in CROWD]
        self.members: Sequence[UserId] = [
            user_id for user_id in self.people.values() if network.has_member_role(user_id)
        ]

    @property
    def organiser(self) -> UserId:
        return self.people[ORGANISER.name]
