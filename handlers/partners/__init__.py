"""Other parties: the identity provider behind a protocol, and the text of a VietQR transfer."""
