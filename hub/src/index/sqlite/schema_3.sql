-- What a device may see is found by audience and by author: a device asks from the last envelope that it got, however
-- many of others' came since.
CREATE INDEX envelope_audience ON envelope (team, audience, position);
CREATE INDEX envelope_person ON envelope (team, person, position);
