"""Rules of dates and times: weekdays, eras, days that don't exist, ends before beginnings."""
