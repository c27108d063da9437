package io.clientele.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import java.util.Map;

@SpringBootTest(classes = MarketingService.class, properties = "clientele.marketing.refresh=1h")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class StrategyControllerTest {

    private static final String EDIT =
            """
            {"goal": "Win them back.",
             "actions": ["Call them.", "Listen."],
             "channel": "Phone",
             "offer": "A free lunch",
             "message": "Lunch is on us!",
             "measure": "Lunches in 30 days."}
            """;

    private final Strategies strategies;
    private final MockMvcTester http;

    @Autowired
    StrategyControllerTest(Strategies strategies, WebApplicationContext context) {
        this.strategies = strategies;
        http = MockMvcTester.from(context);
    }

    @BeforeEach
    void goBackToTheDefaults() {
        strategies.documents(_ -> true, AskedMoment.NOW).stream()
                .filter(StrategyDocument::edited)
                .forEach(document -> strategies.reset(document.segmentId()));
    }

    @Test
    void listsEverySegmentOfEveryFamily() {
        assertThat(get("/strategies"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].segmentId")
                .asArray()
                .hasSize(27 + 3)
                .startsWith("champions")
                .endsWith("tier-bronze", "cluster-1", "cluster-2");
    }

    @ParameterizedTest
    @CsvSource({"rfm, 11", "grid, 9", "value, 4", "tier, 4", "cluster, 2"})
    void listsOneFamily(String family, int segments) {
        assertThat(get("/strategies?family=" + family))
                .bodyJson()
                .extractingPath("$.items[*].family")
                .asArray()
                .hasSize(segments)
                .containsOnly(family);
    }

    @Test
    void answersWithTheDefaultUntilSomebodyEditsIt() {
        assertThat(get("/strategies/tier-bronze"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"segmentId": "tier-bronze",
                         "family": "tier",
                         "name": "Bronze",
                         "goal": "Stay in touch at low cost and notice who is ready for more.",
                         "actions": [
                           "Send an automated newsletter with popular, low-priced products.",
                           "Avoid calls, print and high discounts.",
                           "Move anybody with a new order into the welcome series."],
                         "channel": "Automated newsletter",
                         "offer": "Favourites at a low price, with free delivery above a small order value",
                         "message": "Good things need not cost much. Here are this month's favourites at a small price, and delivery is free from a small order value. Have a look around!",
                         "measure": "Orders per 100 customers over 90 days; aim for 5 or more.",
                         "edited": false,
                         "updatedAt": null,
                         "outlook": null}
                        """);
    }

    @Test
    void showsAnEditAtOnceAndUntilItIsReset() {
        Strategy before = strategies.of("at-risk");

        assertThat(put("at-risk", EDIT)).hasStatusOk();
        assertThat(get("/strategies/at-risk"))
                .bodyJson()
                .isLenientlyEqualTo(EDIT)
                .isLenientlyEqualTo("{\"name\": \"At Risk\", \"edited\": true}")
                .extractingPath("$.updatedAt")
                .asString()
                .endsWith("Z");
        assertThat(strategies.of("at-risk").actions()).containsExactly("Call them.", "Listen.");

        assertThat(delete("at-risk")).hasStatus(204);
        assertThat(delete("at-risk")).hasStatus(204);
        assertThat(strategies.of("at-risk")).isEqualTo(before);
    }

    @Test
    void keepsWhatAnEditorWroteForALever() {
        String edit =
                EDIT.replace(
                        "\"channel\"",
                        """
                        "levers": {"winBack": {"action": "Invite them to lunch.", "channel": "Post"}},
                        "channel\"""");

        assertThat(put("at-risk", edit)).hasStatusOk().bodyJson().isLenientlyEqualTo(edit);
        String seen = tag(get("/strategies/at-risk"));
        assertThat(get("/strategies/at-risk"))
                .bodyJson()
                .extractingPath("$.levers")
                .isEqualTo(
                        Map.of(
                                "winBack",
                                Map.of("action", "Invite them to lunch.", "channel", "Post")));

        assertThat(put("at-risk", EDIT, seen)).hasStatusOk().bodyJson().doesNotHavePath("$.levers");
        assertThat(tag(get("/strategies/at-risk"))).isNotEqualTo(seen);
    }

    @Test
    void letsAnEditorReplaceOnlyWhatTheySaw() {
        String seen = tag(get("/strategies/at-risk"));
        MvcTestResult first = put("at-risk", EDIT, seen);

        assertThat(first).hasStatusOk();
        assertThat(tag(first)).isNotEqualTo(seen).isEqualTo(tag(get("/strategies/at-risk")));
        assertThat(put("at-risk", EDIT, seen))
                .hasStatus(412)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/precondition-failed");
        assertThat(put("at-risk", EDIT, "\"other\", " + tag(first))).hasStatusOk();
        assertThat(put("at-risk", EDIT, "*")).hasStatusOk();
    }

    @Test
    void sendsNothingAnewThatTheClientHas() {
        String seen = tag(get("/strategies/champions"));

        assertThat(http.get().uri("/strategies/champions").header(HttpHeaders.IF_NONE_MATCH, seen))
                .hasStatus(304);
    }

    @Test
    void clustersFollowTheirTierUntilEdited() {
        put("tier-gold", EDIT);

        assertThat(strategies.of("cluster-1")).isEqualTo(strategies.of("tier-gold"));
        assertThat(strategies.of("cluster-2")).isEqualTo(strategies.of("tier-silver"));
        assertThat(get("/strategies/cluster-1"))
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"Cluster 1\", \"edited\": false}");

        put("cluster-1", EDIT.replace("Phone", "Post"));

        assertThat(strategies.of("cluster-1").channel()).isEqualTo("Post");
        assertThat(strategies.of("tier-gold").channel()).isEqualTo("Phone");
    }

    @Test
    void segmentsOfAnOwnMapFollowTheOneTheyAreLikeUntilEdited() {
        assertThat(strategies.of("stars")).isEqualTo(strategies.of("champions"));
        assertThat(get("/strategies/stars"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"name\": \"Stars\", \"family\": \"rfm\", \"edited\": false}");

        put("stars", EDIT);

        assertThat(strategies.of("stars").channel()).isEqualTo("Phone");
        assertThat(strategies.of("stars", "at-risk").channel()).isEqualTo("Phone");
    }

    @Test
    void clustersOfAnotherRunFollowTheTierOfThatRun() {
        put("cluster-2", EDIT);

        assertThat(strategies.of("cluster-1", "tier-platinum"))
                .isEqualTo(strategies.of("tier-platinum"));
        assertThat(strategies.of("cluster-9", "tier-bronze"))
                .isEqualTo(strategies.of("tier-bronze"));
        assertThat(strategies.of("cluster-2", "tier-gold").channel()).isEqualTo("Phone");
    }

    @ParameterizedTest
    @CsvSource({"no-such-segment", "cluster-3", "cluster-0", "cluster-01", "CHAMPIONS"})
    void knowsNoOtherSegments(String segmentId) {
        assertThat(get("/strategies/" + segmentId))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/strategy-not-found");
        assertThat(put(segmentId, EDIT)).hasStatus(404);
        assertThat(delete(segmentId)).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "goal": "Win them back."  | "goal": " "                 | 422 | goal
                    "goal": "Win them back."  | "goal": null                | 422 | goal
                    "Call them.", "Listen."   | "Call them."                | 422 | actions
                    "Call them.", "Listen."   | "Call them.", ""            | 422 | actions[1]
                    "Call them.", "Listen."   | "Call them.", null          | 422 | actions[1]
                    "Listen."                 | "2","3","4","5","6","7"     | 422 | actions
                    "channel": "Phone",       |                             | 422 | channel
                    "channel": "Phone"        | "channels": "Phone"         | 400 | channels
                    "offer":                  | "levers": {"winBack": {"action": " "}}, "offer": | 422 | levers.winBack.action
                    "offer":                  | "levers": {"winBack": {}}, "offer": | 422 | levers.winBack.action
                    "offer":                  | "levers": {"buyAgain": {"action": "Go.", "offer": ""}}, "offer": | 422 | levers.buyAgain.offer
                    "offer":                  | "levers": {"winback": {"action": "Go."}}, "offer": | 400 | levers.winback
                    """)
    void refusesWhatIsNoStrategy(String right, @Nullable String wrong, int status, String field) {
        String body = EDIT.replace(right, wrong == null ? "" : wrong);

        assertThat(body).isNotEqualTo(EDIT);
        assertThat(put("at-risk", body))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(field);
        assertThat(strategies.document("at-risk", AskedMoment.NOW).edited()).isFalse();
    }

    @Test
    void refusesCharactersThatAreNoText() {
        assertThat(put("at-risk", EDIT.replace("Phone", "\\u0000"))).hasStatus(400);
    }

    @Test
    void refusesAnUnknownFamilyAndATextThatIsTooLong() {
        assertThat(get("/strategies?family=colour")).hasStatus(400);
        assertThat(put("at-risk", EDIT.replace("Phone", "Phone".repeat(41)))).hasStatus(422);
    }

    @Test
    void describesItselfInTheApiDocument() {
        assertThat(get("/v3/api-docs"))
                .bodyJson()
                .extractingPath("$.components.schemas.SegmentStrategy.properties")
                .asMap()
                .containsOnlyKeys(
                        "segmentId",
                        "family",
                        "name",
                        "goal",
                        "actions",
                        "channel",
                        "offer",
                        "message",
                        "measure",
                        "levers",
                        "edited",
                        "updatedAt",
                        "outlook");
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(uri).exchange();
    }

    private MvcTestResult put(String segmentId, String body) {
        return put(segmentId, body, null);
    }

    private MvcTestResult put(String segmentId, String body, @Nullable String ifMatch) {
        var request =
                http.put()
                        .uri("/strategies/" + segmentId)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body);
        return (ifMatch == null ? request : request.header(HttpHeaders.IF_MATCH, ifMatch))
                .exchange();
    }

    private MvcTestResult delete(String segmentId) {
        return http.delete().uri("/strategies/" + segmentId).exchange();
    }

    private static String tag(MvcTestResult result) {
        return String.valueOf(result.getResponse().getHeader(HttpHeaders.ETAG));
    }
}
