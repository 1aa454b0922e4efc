"""A community's settings: what no later change can bring back."""

from dataclasses import replace

import pytest

from domain.community import Community, must_be_allowed
from domain.ids import CommunityId
from domain.thread_refusals import UnmaskingOff

ALLOWS = Community(community_id=CommunityId(1))
GIVEN_UP = replace(ALLOWS, allows_unmasking=False)


@pytest.mark.parametrize(
    ("before", "after"), [(ALLOWS, ALLOWS), (ALLOWS, GIVEN_UP), (GIVEN_UP, GIVEN_UP)]
)
def test_unmasking_may_be_kept_or_given_up(before: Community, after: Community) -> None:
    must_be_allowed(before, replace(after, unanswered_days=7))


def test_unmasking_that_was_given_up_never_comes_back() -> None:
    with pytest.raises(UnmaskingOff):
        must_be_allowed(GIVEN_UP, ALLOWS)
