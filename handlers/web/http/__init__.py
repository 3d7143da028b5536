"""What every endpoint needs: reading a request, who is asking, and answering as HTML or JSON."""
