"""The key that bots in tests have."""

import base64

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
