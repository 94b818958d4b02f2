"""Requests, advices with their recommendations, responses with their reactions, and readings."""
