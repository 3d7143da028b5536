"""What every endpoint needs: reading a request, who is asking (the session cookie), and answering as HTML or JSON."""
