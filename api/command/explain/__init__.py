"""`rapport explain`: how a GraphQL query is read, without reading anything."""
