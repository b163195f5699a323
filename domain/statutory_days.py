"""The statutory days off of a year whose State Council notice is not out yet.

The Regulation on Public Holidays (全国年节及纪念日放假办法, as revised for 2025) names the days; the
notice of each November adds bridge days and make-up working days, which nobody can foresee. So this is
an estimate, right for the festivals themselves. The table is data because the package that could work
it out takes 0.15 s to import; a test compares the two for every year.
"""

from collections.abc import Iterator
from datetime import date, timedelta

# Year, then month and day of 春节 (the first day), 清明, 端午 and 中秋.
FESTIVALS = """
    2000 0205 0404 0606 0912   2001 0124 0405 0625 1001   2002 0212 0405 0615 0921
    2003 0201 0405 0604 0911   2027 0206 0405 0609 0915   2028 0126 0404 0528 1003
    2029 0213 0404 0616 0922   2030 0203 0405 0605 0912   2031 0123 0405 0624 1001
    2032 0211 0404 0612 0919   2033 0131 0404 0601 0908   2034 0219 0405 0620 0927
    2035 0208 0405 0610 0916   2036 0128 0404 0530 1004   2037 0215 0404 0618 0924
    2038 0204 0405 0607 0913   2039 0124 0405 0527 1002   2040 0212 0404 0614 0920
    2041 0201 0404 0603 0910   2042 0122 0404 0622 0928   2043 0210 0405 0611 0917
    2044 0130 0404 0531 1005   2045 0217 0404 0619 0925   2046 0206 0404 0608 0915
    2047 0126 0405 0529 1004   2048 0214 0404 0615 0922   2049 0202 0404 0604 0911
    2050 0123 0404 0623 0930   2051 0211 0405 0613 0919   2052 0201 0404 0601 0907
    2053 0219 0404 0620 0926   2054 0208 0404 0610 0916   2055 0128 0405 0530 1005
    2056 0215 0404 0617 0924   2057 0204 0404 0606 0913   2058 0124 0404 0625 1002
    2059 0212 0405 0614 0921   2060 0202 0404 0603 0909   2061 0121 0404 0622 0928
    2062 0209 0404 0611 0917   2063 0129 0405 0601 1006   2064 0217 0404 0619 0925
    2065 0205 0404 0608 0915   2066 0126 0404 0528 1003   2067 0214 0405 0616 0923
    2068 0203 0404 0604 0911   2069 0123 0404 0623 0929   2070 0211 0404 0613 0919
    2071 0131 0405 0602 0908   2072 0219 0404 0620 0926   2073 0207 0404 0610 0916
    2074 0127 0404 0530 1005   2075 0215 0404 0617 0924   2076 0205 0404 0606 0912
    2077 0124 0404 0624 1001   2078 0212 0404 0614 0920   2079 0202 0404 0604 0910
    2080 0122 0404 0622 0928   2081 0209 0404 0611 0917   2082 0129 0404 0601 1006
    2083 0217 0404 0619 0926   2084 0206 0404 0607 0914   2085 0126 0404 0527 1003
    2086 0214 0404 0615 0922   2087 0203 0404 0605 0911   2088 0124 0404 0623 0929
    2089 0210 0404 0613 0918   2090 0130 0404 0602 0908   2091 0218 0404 0621 0927
    2092 0207 0404 0609 0916   2093 0127 0404 0529 1005   2094 0215 0404 0617 0924
    2095 0205 0404 0606 0913   2096 0125 0404 0624 0930   2097 0212 0404 0614 0920
    2098 0201 0404 0604 0909   2099 0121 0404 0623 0929   2100 0209 0404 0612 0918
"""
COLUMNS = 5
SATURDAY = 5


def festival_days() -> dict[int, tuple[date, ...]]:
    words = FESTIVALS.split()
    rows = (words[start : start + COLUMNS] for start in range(0, len(words), COLUMNS))
    return {
        int(year): tuple(date(int(year), int(day[:2]), int(day[2:])) for day in days) for year, *days in rows
    }


FESTIVALS_OF = festival_days()


def statutory_days(year: int) -> frozenset[date]:
    """Return the days off of a year by the regulation alone, each on a weekend moved to the next weekday.

    Two festivals on one weekend day earn two weekdays. Outside 2000-2100 the festivals by the moon are
    unknown and left out.
    """
    named = sorted(named_days(year))
    days = set(named)
    for day in named:
        substitute = day
        while substitute.weekday() >= SATURDAY or (substitute != day and substitute in days):
            substitute += timedelta(days=1)
        days.add(substitute)
    return frozenset(days)


def named_days(year: int) -> Iterator[date]:
    yield date(year, 1, 1)  # 元旦
    yield from (date(year, 5, day) for day in (1, 2))  # 劳动节
    yield from (date(year, 10, day) for day in (1, 2, 3))  # 国庆节
    if festivals := FESTIVALS_OF.get(year):
        spring, *others = festivals
        yield from (spring + timedelta(days=offset) for offset in range(-1, 3))  # 除夕 to 初三
        yield from others
