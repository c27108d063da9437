package io.clientele.convention;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.row.DateOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

class TimestampTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2010-12-01 | 2010-12-01T00:00:00Z
                    2010-12-01 08:26:00 | 2010-12-01T08:26:00Z
                    2010-12-01 8:26 | 2010-12-01T08:26:00Z
                    2010-12-01T08:26 | 2010-12-01T08:26:00Z
                    2010-12-01T08:26:01.5 | 2010-12-01T08:26:01.500Z
                    2010-12-01T08:26:01.123456789Z | 2010-12-01T08:26:01.123456Z
                    2010-12-01T08:26:01,25Z | 2010-12-01T08:26:01.250Z
                    2010-12-01T08:26:00Z | 2010-12-01T08:26:00Z
                    2010-12-01T08:26:00+01:00 | 2010-12-01T07:26:00Z
                    2010-12-01T08:26:00-0530 | 2010-12-01T13:56:00Z
                    2010-12-01 08:26:00 +01 | 2010-12-01T07:26:00Z
                    2019-10-01 00:00:00 UTC | 2019-10-01T00:00:00Z
                    2019-10-01 00:00:00 GMT+0100 | 2019-09-30T23:00:00Z
                    2019-10-01 00:00:00 UTC-3 | 2019-10-01T03:00:00Z
                    2024-03-01T10:00:00 Europe/London | 2024-03-01T10:00:00Z
                    2024-07-01T10:00:00 Europe/London | 2024-07-01T09:00:00Z
                    7/1/2024 10:00 PM America/New_York | 2024-01-08T03:00:00Z
                    2024-03-01 10:00 America/New_York | 2024-03-01T15:00:00Z
                    2024-03-01 13:00 America/New_York | 2024-03-01T18:00:00Z
                    2024-03-01 00:30 America/Chicago | 2024-03-01T06:30:00Z
                    2024-03-01 10:00 AM America/New_York | 2024-03-01T15:00:00Z
                    2024-03-01 10:00am America/New_York | 2024-03-01T15:00:00Z
                    2024-03-01 13:00 Pacific/Auckland | 2024-03-01T00:00:00Z
                    2024-03-01 01:00 PM Pacific/Auckland | 2024-03-01T00:00:00Z
                    2024-03-01 13:00 PST8PDT | 2024-03-01T21:00:00Z
                    2024-03-01T10:00:00+01:00[Europe/Paris] | 2024-03-01T09:00:00Z
                    2024-03-01T10:00:00[Europe/Paris] | 2024-03-01T09:00:00Z
                    2024-03-01T10:00:00Z[UTC] | 2024-03-01T10:00:00Z
                    2024-03-01 10:00:00 CET | 2024-03-01T09:00:00Z
                    2010/12/01 | 2010-12-01T00:00:00Z
                    2010.12.1 | 2010-12-01T00:00:00Z
                    1.2.2010 | 2010-02-01T00:00:00Z
                    01/02/2010 08:26:00 | 2010-02-01T08:26:00Z
                    01-02-2010, 08:26 | 2010-02-01T08:26:00Z
                    1/2/10 12:01 AM | 2010-02-01T00:01:00Z
                    1/2/10 12:01pm | 2010-02-01T12:01:00Z
                    1/2/85 | 1985-02-01T00:00:00Z
                    01-DEC-10 | 2010-12-01T00:00:00Z
                    1-Dec-2010 | 2010-12-01T00:00:00Z
                    Dec 1, 2010 | 2010-12-01T00:00:00Z
                    December 1 2010, 8:26 PM | 2010-12-01T20:26:00Z
                    1 December 2010 | 2010-12-01T00:00:00Z
                    12 sept. 2010 08:26 | 2010-09-12T08:26:00Z
                    01DEC2010 | 2010-12-01T00:00:00Z
                    2010-Dec-01T08:26Z | 2010-12-01T08:26:00Z
                    31-May-99 | 1999-05-31T00:00:00Z
                    20101201 | 2010-12-01T00:00:00Z
                    20101201082600 | 2010-12-01T08:26:00Z
                    1291191960 | 2010-12-01T08:26:00Z
                    1291191960.0 | 2010-12-01T08:26:00Z
                    1291191960.25 | 2010-12-01T08:26:00.250Z
                    1291191960123 | 2010-12-01T08:26:00.123Z
                    1291191960123456 | 2010-12-01T08:26:00.123456Z
                    40513 | 2010-12-01T00:00:00Z
                    40513.35138888889 | 2010-12-01T08:26:00Z
                    1970-01-01 | 1970-01-01T00:00:00Z
                    2200-12-31 23:59:59 | 2200-12-31T23:59:59Z
                    2012-02-29 | 2012-02-29T00:00:00Z
                    """)
    void readsTheUsualWaysToWriteATime(String text, Instant expected) {
        var timestamp = new TimestampText(ZoneOffset.UTC, DateOrder.DAY_FIRST);
        assertThat(timestamp.read(text)).isTrue();
        assertThat(Instant.EPOCH.plus(timestamp.micros(), ChronoUnit.MICROS)).isEqualTo(expected);
        assertThat(timestamp.day()).isEqualTo(expected.getEpochSecond() / 86_400);
    }

    @Test
    void readsTheYearFirstOfTwoDigitsAtEitherEndWhereAFileDoes() {
        var timestamp = new TimestampText(ZoneOffset.UTC, DateOrder.YEAR_FIRST);
        assertThat(timestamp.read("24-03-15 08:26")).isTrue();
        assertThat(Instant.EPOCH.plus(timestamp.micros(), ChronoUnit.MICROS))
                .isEqualTo("2024-03-15T08:26:00Z");
        assertThat(timestamp.read("4/3/2015")).isTrue();
        assertThat(Instant.EPOCH.plus(timestamp.micros(), ChronoUnit.MICROS))
                .as("nothing else leaves it open")
                .isEqualTo("2015-03-04T00:00:00Z");
    }

    @Test
    void tellsThatTheYearComesFirstOnlyByWhatIsNoDayOtherwiseAndByManyDaysOfAYear() {
        var timestamp = new TimestampText(ZoneOffset.UTC, DateOrder.YEAR_FIRST);
        assertThat(telling(timestamp, "31-12-24")).isEqualTo(Telling.EITHER);
        assertThat(telling(timestamp, "11-12-13")).isEqualTo(Telling.EITHER);
        assertThat(telling(timestamp, "24-03-24")).as("the same").isEqualTo(Telling.NOTHING);
        assertThat(telling(timestamp, "31-06-15")).isEqualTo(Telling.AS_READ);
        assertThat(telling(timestamp, "99-06-15")).isEqualTo(Telling.AS_READ);
        for (int day = 1; day <= 6; day++) {
            assertThat(telling(timestamp, "23-03-0" + day)).isEqualTo(Telling.EITHER);
        }
        assertThat(telling(timestamp, "23-04-06")).as("six numbers").isEqualTo(Telling.EITHER);
        assertThat(telling(timestamp, "23-03-31")).isEqualTo(Telling.AS_READ);
        assertThat(telling(timestamp, "23-04-02")).isEqualTo(Telling.AS_READ);
        assertThat(telling(timestamp, "22-04-02")).isEqualTo(Telling.EITHER);
    }

    private static Telling telling(TimestampText timestamp, String date) {
        assertThat(timestamp.read(date)).isTrue();
        return timestamp.telling();
    }

    @ParameterizedTest
    @CsvSource({
        "13/3/2011, true, AS_READ",
        "12/3/2011 08:26, true, EITHER",
        "3/3/2011, true, NOTHING",
        "2011-03-12, true, NOTHING",
        "12 March 2011, true, NOTHING",
        "3/13/2011 08:26, false, OTHERWISE",
        "3/13/2011 08:99, false, NOTHING",
        "13/13/2011, false, NOTHING",
        "85-03-15, false, OTHERWISE",
        "20110313, true, NOTHING"
    })
    void tellsWhatADateSaysAboutTheOrder(String text, boolean read, Telling telling) {
        var timestamp = new TimestampText(ZoneOffset.UTC, DateOrder.DAY_FIRST);
        assertThat(timestamp.read(text)).isEqualTo(read);
        assertThat(timestamp.telling()).isEqualTo(telling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "never",
                "2010-12",
                "2010-13-01",
                "2010-02-30",
                "2011-02-29",
                "0-1-2010",
                "1 De 2010",
                "31-Feb-2010",
                "1-Decimal-2010",
                "Dec 2010",
                "Dec 1, 110",
                "1-Dec-2010-5",
                "32/1/2010",
                "1/13/2010",
                "2010-12-01 24:00",
                "2010-12-01 08:60",
                "2010-12-01 08",
                "2010-12-01 08:26:60",
                "2010-12-01x08:26",
                "2010-12-01 08:26 XM",
                "2010-12-01 08:26 AMX",
                "2010-12-01 08:26 PMAM",
                "1/2/2010/3",
                "2010-12-01T08:26Z+1",
                "2010-12-01 13:00 PM",
                "2010-12-01 0:00 AM",
                "1/2-2010",
                "1969-12-31",
                "2201-01-01",
                "1234",
                "1234567",
                "12345678901",
                "40513.5.5",
                "-40513",
                "2010-12-01T08:26+19:00",
                "2010-12-01T08:26+19:00[Europe/Paris]",
                "2010-12-01T08:26+01:00Europe/Paris",
                "2010-12-01T08:26+01:00[Paris]",
                "2010-12-01T08:26+1",
                "2010-12-01 08:26 UTC Europe/Paris",
                "2010-12-01 08:26 [Europe/Paris",
                "2010-12-01 08:26 Europe/Nowhere",
                "2010-12-01 Europe/Paris",
                "20101301",
                "1/2/201",
                "2010-12-01 "
            })
    void refusesWhatIsNoTimeBetween1970And2200(String text) {
        assertThat(new TimestampText(ZoneOffset.UTC, DateOrder.DAY_FIRST).read(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-10-27T01:30:00 Europe/London | 2024-10-27T00:30:00Z
                    2024-10-27T01:30:00+00:00[Europe/London] | 2024-10-27T01:30:00Z
                    2024-03-31T01:30:00 Europe/London | 2024-03-31T01:30:00Z
                    """)
    void readsTheHoursThatComeTwiceOrNotAtAll(String text, Instant expected) {
        var timestamp = new TimestampText(ZoneId.of("Asia/Tokyo"), DateOrder.DAY_FIRST);
        assertThat(timestamp.read(text)).isTrue();
        assertThat(Instant.EPOCH.plus(timestamp.micros(), ChronoUnit.MICROS)).isEqualTo(expected);
        assertThat(timestamp.day())
                .as("the shop's day")
                .isEqualTo(expected.atZone(ZoneId.of("Asia/Tokyo")).toLocalDate().toEpochDay());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-03-01 10:00 EST | true
                    2024-03-01 10:00 IST | true
                    2024-03-01T10:00+01:00[Paris] | true
                    2024-03-01 10:00 Europe/London | false
                    2024-03-01 10:00+19:00 | false
                    2024-03-01 10:60 Europe/London | false
                    """)
    void tellsAZoneThatIsNotKnownFromOtherFaults(String text, boolean unknown) {
        var timestamp = new TimestampText(ZoneOffset.UTC, DateOrder.DAY_FIRST);
        timestamp.read("2024-03-01 10:00 CST");
        assertThat(timestamp.unknownZone()).isTrue();
        timestamp.read(text);
        assertThat(timestamp.unknownZone()).isEqualTo(unknown);
    }

    /// The two that are refused begin as `GMT` and `Z` do; nobody writes them.
    @Test
    void agreesWithJavaTimeWhicheverZoneStandsBehind() {
        var timestamp = new TimestampText(ZoneOffset.UTC, DateOrder.DAY_FIRST);
        var refused = new TreeSet<String>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            for (var time : List.of("00:30", "10:00", "13:00")) {
                if (!timestamp.read("2024-03-01 " + time + " " + id)) {
                    refused.add(id);
                    continue;
                }
                var expected = LocalDateTime.parse("2024-03-01T" + time).atZone(ZoneId.of(id));
                assertThat(timestamp.micros())
                        .as("%s %s", time, id)
                        .isEqualTo(expected.toEpochSecond() * 1_000_000);
            }
        }
        assertThat(refused).containsExactly("GMT0", "Zulu");
    }

    @Test
    void agreesWithJavaTimeInEveryZone() {
        var random = new Random(5);
        var written = DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss.SSSSSS a", Locale.US);
        for (var id : List.of("UTC", "Europe/London", "America/Sao_Paulo", "Asia/Kathmandu")) {
            var zone = ZoneId.of(id);
            var timestamp = new TimestampText(zone, DateOrder.MONTH_FIRST);
            var other = new TimestampText(ZoneOffset.UTC, DateOrder.MONTH_FIRST);
            for (int i = 0; i < 5_000; i++) {
                var local =
                        LocalDateTime.of(1970, 1, 2, 0, 0)
                                .plusSeconds(random.nextLong(7_000_000_000L))
                                .plusNanos(random.nextInt(1_000_000) * 1_000L);
                var expected = local.atZone(zone);
                assertThat(timestamp.read(local.format(written))).as("%s %s", local, id).isTrue();
                assertThat(timestamp.micros())
                        .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, expected));
                assertThat(other.read(local.format(written) + " " + id)).isTrue();
                assertThat(other.micros()).as("%s %s", local, id).isEqualTo(timestamp.micros());
                assertThat(timestamp.day()).isEqualTo(expected.toLocalDate().toEpochDay());
            }
        }
    }
}
