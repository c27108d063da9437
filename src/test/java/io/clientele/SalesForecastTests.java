package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// What the shop is expected to sell, as clients see it.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class SalesForecastTests {

    private static final String[] REGIONS = {"North", "South", "", "Far East & Co."};

    private static String segmentation = "";

    private final ServiceClient service;
    private final JdbcClient jdbc;

    SalesForecastTests(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        service = new ServiceClient(port);
        this.jdbc = jdbc;
    }

    /// Once; as of a day before other tests' shops begin.
    @BeforeEach
    void fillTheShop() {
        if (segmentation.isEmpty()) {
            service.upload("?returns=net", () -> new ByteArrayInputStream(shop().getBytes(UTF_8)));
            segmentation = segmented("2019-05-15");
        }
    }

    private String segmented(String asOf) {
        return service.segment("{\"asOf\": \"%s\"}".formatted(asOf)).path("id").asString();
    }

    private JsonNode forecast(String query) {
        return service.get("/forecasts/sales?segmentation=%s&%s".formatted(segmentation, query));
    }

    /// A year and a half of orders on all days but Sundays, growing; some lines of an order go to
    /// another region, one of them to a region that buys no more, and some come back. They are of
    /// ten o'clock, but of six on 2018-04-11.
    private static String shop() {
        var csv =
                new StringBuilder(
                        "customer_id,order_id,product_id,quantity,unit_price,timestamp,region\n");
        var day = LocalDate.of(2018, 1, 1);
        for (int i = 0; i < 500; i++, day = day.plusDays(1)) {
            for (int order = 0; order < 1 + (i * i + i / 3) % 4 && i % 7 != 6; order++) {
                int customer = (i * 7 + order * 13) % 45;
                String region = REGIONS[customer % 4];
                String line = "f%02d,F%d-%d,p%d,%d,%d.50,%s,%s\n";
                String time = day + (i == 100 ? "T06:00:00Z" : "T10:00:00Z");
                csv.append(
                        line.formatted(
                                customer, i, order, i % 5, 2, 10 + i / 50 + order, time, region));
                if (i % 11 == 0) {
                    csv.append(line.formatted(customer, i, order, 9, 1, 3, time, "South"));
                }
                if (i == 4 && order == 0) {
                    csv.append(line.formatted(customer, i, order, 9, 1, 3, time, "Once"));
                }
                if (i % 13 == 0) {
                    csv.append(
                            line.formatted(
                                    customer,
                                    i,
                                    order,
                                    i % 5,
                                    -1,
                                    10 + i / 50 + order,
                                    time,
                                    region));
                }
            }
        }
        return csv.toString();
    }

    @ParameterizedTest
    @CsvSource({"week, 4, rfm", "month, 2, value", "day, 7, cluster"})
    void makesSegmentsAddUpToTheShop(String period, int horizon, String family) {
        List<String> parts = new ArrayList<>();
        for (JsonNode segment :
                service.get("/segments?family=%s&segmentation=%s".formatted(family, segmentation))
                        .path("items")) {
            parts.add("&segment=" + segment.path("id").asString());
        }
        addUp("period=%s&horizon=%d".formatted(period, horizon), parts);
    }

    /// All customers are segmented; of regions the lines without one are left over.
    @Test
    void countsWhatRegionsSoldLikeWhatTheShopSold() {
        var shop = forecast("period=week&horizon=4");
        var north = forecast("period=week&horizon=4&region=North");
        var east = forecast("period=week&horizon=4&region=Far%20East%20%26%20Co.");

        for (int i = 0; i < shop.path("past").size(); i++) {
            int orders = north.path("past").get(i).path("orders").asInt();
            assertThat(orders + east.path("past").get(i).path("orders").asInt())
                    .isLessThanOrEqualTo(shop.path("past").get(i).path("orders").asInt());
        }
        assertThat(north.at("/part/division").asString()).isEqualTo("region");
        assertThat(north.at("/reconciliation/parts").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(expected(north, "revenue") + expected(east, "revenue"))
                .isPositive()
                .isLessThan(expected(shop, "revenue"));
    }

    /// On the first Friday, of a week and a month that are left out.
    @ParameterizedTest
    @ValueSource(strings = {"week", "month"})
    void expectsNothingOfARegionThatSoldOnce(String period) {
        var once = forecast("period=%s&horizon=2&region=Once".formatted(period));
        var north = forecast("period=%s&horizon=2&region=North".formatted(period));

        assertThat(expected(once, "revenue")).isBetween(0.0, 1.0);
        assertThat(expected(north, "revenue")).isGreaterThan(10);
    }

    /// Day by day, with the part without a region.
    @Test
    void makesRegionsAddUpToTheShop() {
        var apart =
                jdbc.sql(
                                """
                                select d.day
                                from daily_sales s
                                join snapshot p on p.number = s.snapshot_number
                                cross join unnest(s.revenue, s.orders) with ordinality as d (revenue, orders, day)
                                where p.segmentation_id = :run and s.division in ('shop', 'region')
                                group by d.day
                                having abs(sum(case s.division when 'shop' then d.revenue else -d.revenue end)) > 0.001
                                    or sum(case s.division when 'shop' then d.orders else -d.orders end) <> 0
                                """)
                        .param("run", UUID.fromString(segmentation))
                        .query(Long.class)
                        .list();

        assertThat(apart).isEmpty();
        assertThat(forecast("region=North").at("/reconciliation/parts").asInt())
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void namesTheMethodItsErrorsAndTheRunnersUp() {
        var forecast = forecast("period=week&horizon=4");

        for (String figure : List.of("revenue", "orders")) {
            var choice = forecast.path("evidence").path(figure);
            assertThat(choice.path("fallback").asBoolean()).isFalse();
            assertThat(choice.path("wape").asDouble()).isBetween(0.0, 1.5);
            assertThat(choice.path("mase").asDouble()).isPositive();
            assertThat(choice.path("runnersUp").size()).isGreaterThan(5);
            var combined = choice.path("combined").valueStream().map(JsonNode::asString).toList();
            assertThat(combined.size() > 1)
                    .isEqualTo(choice.path("method").asString().equals("combination"));
            assertThat(choice.path("runnersUp").findValuesAsString("method")).containsAll(combined);
            assertThat(choice.path("reason").asString()).contains("origins in the past");
        }
        for (JsonNode point : forecast.path("points")) {
            var revenue = point.path("revenue");
            assertThat(revenue.path("low95").asDouble())
                    .isBetween(0.0, revenue.path("low80").asDouble());
            assertThat(revenue.path("high80").asDouble())
                    .isBetween(
                            revenue.path("expected").asDouble(), revenue.path("high95").asDouble());
        }
    }

    /// A segment shares the shop's forecast out, a region has errors of its own.
    @Test
    void saysWhoseErrorsItTells() {
        var shop = forecast("period=week&horizon=4").path("evidence");
        var segment = forecast("period=week&horizon=4&segment=value-a").path("evidence");
        var region = forecast("period=week&horizon=4&region=North").path("evidence");

        assertThat(shop.path("testedOn").asString()).isEqualTo("shop");
        assertThat(segment.path("testedOn").asString()).isEqualTo("shop");
        assertThat(segment.at("/revenue/wape")).isEqualTo(shop.at("/revenue/wape"));
        assertThat(region.path("testedOn").asString()).isEqualTo("region");
        assertThat(region.at("/revenue/wape")).isNotEqualTo(shop.at("/revenue/wape"));
        assertThat(shop.path("ownPast").isNull()).isTrue();
        assertThat(region.path("ownPast").isNull()).isTrue();
    }

    /// Each has a contest of its own, which tells other errors than the shop's, and serves nobody.
    @Test
    void tellsHowMethodsDidOnASegmentsOwnPast() {
        String query = "period=week&horizon=4&segment=value-";
        var evidence = forecast(query + "a").path("evidence");
        var one = evidence.path("ownPast");
        var other = forecast(query + "b").at("/evidence/ownPast");

        for (String figure : List.of("revenue", "orders")) {
            assertThat(one.at("/" + figure + "/origins").asInt()).isGreaterThan(10);
            assertThat(one.at("/" + figure + "/runnersUp").size()).isGreaterThan(5);
            assertThat(one.at("/" + figure + "/wape"))
                    .isNotEqualTo(evidence.at("/" + figure + "/wape"))
                    .isNotEqualTo(other.at("/" + figure + "/wape"));
        }
        assertThat(one.at("/total/revenue").asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"shop, period=week&horizon=2", "segment, period=month&horizon=1&segment=value-a"})
    void answersWithTheFieldsOfItsExample(String name, String query) {
        var example =
                service.get("/v3/api-docs")
                        .at(
                                "/paths/~1forecasts~1sales/get/responses/200/content/application~1json/examples/"
                                        + name
                                        + "/value");

        assertThat(fields(forecast(query))).isEqualTo(fields(example)).hasSizeGreaterThan(40);
    }

    /// Paths of all values, those of null as well.
    private static SortedSet<String> fields(JsonNode node) {
        SortedSet<String> fields = new TreeSet<>();
        collect(node, "", fields);
        return fields;
    }

    private static void collect(JsonNode node, String path, SortedSet<String> fields) {
        if (node.isArray() && node.isEmpty()) {
            fields.add(path + "[]");
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, path + "[]", fields));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(
                            field ->
                                    collect(field.getValue(), path + "/" + field.getKey(), fields));
        } else {
            fields.add(path);
        }
    }

    @Test
    void speaksFromTheDayTheDataEndsAndSaysWhyAShortSeriesFallsBack() {
        String path =
                "/forecasts/sales?period=month&horizon=2&segmentation=" + segmented("2018-02-08");

        var forecast = service.get(path);

        assertThat(forecast.path("knownUntil").asString()).isEqualTo("2018-02-07");
        assertThat(forecast.path("leftOutFrom").asString()).isEqualTo("2018-02-01");
        assertThat(forecast.path("points").get(0).path("start").asString()).isEqualTo("2018-02-01");
        assertThat(forecast.at("/evidence/revenue/fallback").asBoolean()).isTrue();
        assertThat(forecast.at("/evidence/revenue/reason").asString()).contains("are needed");
        assertThat(service.get(path)).isEqualTo(forecast);
    }

    @Test
    void leavesOutALastDayThatEndsLongBeforeItsTime() {
        String path = "/forecasts/sales?horizon=2&segmentation=" + segmented("2018-04-12");

        var days = service.get(path + "&period=day");
        var weeks = service.get(path + "&period=week");

        assertThat(days.path("knownUntil").asString()).isEqualTo("2018-04-10");
        assertThat(days.path("leftOutFrom").asString()).isEqualTo("2018-04-11");
        assertThat(days.path("points").get(0).path("start").asString()).isEqualTo("2018-04-11");
        assertThat(weeks.path("leftOutFrom").asString()).isEqualTo("2018-04-09");
        var whole = forecast("period=day&horizon=2");
        assertThat(whole.path("knownUntil").asString()).isEqualTo("2019-05-14");
        assertThat(whole.path("leftOutFrom").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "region=Atlantis, 404, region-not-found",
        "region=, 404, region-not-found",
        "segment=nobody, 404, segment-not-found",
        "horizon=0, 422, invalid-parameters",
        "period=day&horizon=92, 422, invalid-parameters",
        "period=month&horizon=13, 422, invalid-parameters",
        "segment=champions&region=North, 422, invalid-parameters",
        "period=year, 400, invalid-request"
    })
    void refusesWhatItCannotForecast(String query, int status, String problem) {
        var answer =
                service.answer(
                        "/forecasts/sales?segmentation=%s&%s".formatted(segmentation, query));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + problem);
    }

    private void addUp(String query, List<String> parts) {
        var shop = forecast(query);
        var forecasts = parts.stream().map(part -> forecast(query + part)).toList();
        for (String figure : List.of("revenue", "orders")) {
            for (int h = 0; h < shop.path("points").size(); h++) {
                int point = h;
                assertThat(sum(forecasts.stream().map(one -> expected(one, point, figure))))
                        .as("%s of point %d", figure, h)
                        .isCloseTo(expected(shop, h, figure), within(0.01 * parts.size()));
            }
            for (int i = 0; i < shop.path("past").size(); i++) {
                int past = i;
                assertThat(sum(forecasts.stream().map(one -> past(one, past, figure))))
                        .isCloseTo(past(shop, i, figure), within(0.01 * parts.size()));
            }
        }
    }

    private static double sum(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue).sum();
    }

    private static double expected(JsonNode forecast, String figure) {
        return forecast.at("/total/" + figure).asDouble();
    }

    private static double expected(JsonNode forecast, int point, String figure) {
        return forecast.path("points").get(point).path(figure).path("expected").asDouble();
    }

    private static double past(JsonNode forecast, int period, String figure) {
        return forecast.path("past").get(period).path(figure).asDouble();
    }
}
