"""What programs send and are sent: one model per JSON body. The OpenAPI document is printed from them."""
