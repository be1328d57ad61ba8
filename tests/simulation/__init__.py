"""The till and the platform, whole and real, in a world that is one seed's doing."""
