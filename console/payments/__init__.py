"""The faces of payments: taking money, giving it back, looking it up."""
