package io.github.kubevalue.model.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Watch;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsTest {
    /** Revision 1 to 5: the maps a to e of the namespace demo. */
    private static final Store FIVE =
            Vector.of("a", "b", "c", "d", "e").foldLeft(Store.empty(), (store, name) -> store.put(map("demo", name)));

    private static ConfigMap map(String namespace, String name) {
        return ConfigMap.named(namespace, name)
                .withMetadata(ObjectMeta.named(namespace, name).withLabels(TreeMap.of("name", name, "app", "web")));
    }

    private static KubeList<ConfigMap> list(Store store, ListOptions options) {
        return new Reads(store).list(ConfigMap.KIND, options).get();
    }

    private static ApiError refused(Store store, ListOptions options) {
        return new Reads(store).list(ConfigMap.KIND, options).getLeft();
    }

    private static Vector<String> names(KubeList<? extends KubeObject> list) {
        return list.items().map(KubeObject::name).toVector();
    }

    @Nested
    class Get {

        @Test
        void anAbsentObjectIsNotFound() {
            assertThat(new Reads(FIVE).get(ConfigMap.KIND.key("demo", "x")).getLeft())
                    .isEqualTo(ApiError.notFound(ConfigMap.KIND.key("demo", "x")));
        }

        @Test
        void aRevisionThatIsStillToComeIsTooLarge() {
            ApiError error =
                    new Reads(FIVE).get(ConfigMap.KIND.key("demo", "a"), "9").getLeft();

            assertThat(error).hasToString("Timeout: Too large resource version: 9, current: 5");
            assertThat(error.code()).isEqualTo(504);
            assertThat(error.hasCause(ApiError.RESOURCE_VERSION_TOO_LARGE)).isTrue();
        }
    }

    @Nested
    class Lists {

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
            app=web           ;                    ; abcde
            name in (b,d)     ;                    ; bd
            name!=a           ; metadata.name!=c   ; bde
                              ; metadata.name=c    ; c
            name=a            ; metadata.name=c    ;
                              ; metadata.namespace=other ;
            """)
        void selectByLabelsAndFields(String labels, String fields, String expected) {
            ListOptions options = ListOptions.in("demo")
                    .withLabelSelector(labels == null ? "" : labels)
                    .withFieldSelector(fields == null ? "" : fields);

            assertThat(names(list(FIVE, options)).mkString()).isEqualTo(expected == null ? "" : expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '~', textBlock = """
            a=b=c ~          ~ found '=', expected: ',' or 'end of string'
                  ~ a        ~ invalid selector: 'a'; can't understand 'a'
            """)
        void aSelectorThatIsNoneIsABadRequest(String labels, String fields, String complaint) {
            ApiError error = refused(
                    FIVE,
                    ListOptions.all()
                            .withLabelSelector(labels == null ? "" : labels)
                            .withFieldSelector(fields == null ? "" : fields));

            assertThat(error).isEqualTo(ApiError.badRequest(complaint));
        }

        @Test
        void aFieldThatTheKindDoesNotHaveIsABadRequest() {
            ApiError error = new Reads(FIVE)
                    .list(Pod.KIND, ListOptions.all().withFieldSelector("spec.image=x"))
                    .getLeft();

            assertThat(error).isEqualTo(ApiError.badRequest("field label not supported: spec.image"));
        }

        @Test
        void customObjectsAreSelectedByTheFieldsThatTheirDefinitionNames() {
            Seq<KubeObject> objects =
                    ManifestReader.kubernetes().parse("test.yaml", """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: shirts.stable.example.com}
                        spec:
                          group: stable.example.com
                          scope: Namespaced
                          names: {plural: shirts, singular: shirt, kind: Shirt}
                          versions: [{name: v1, served: true, storage: true, selectableFields: [{jsonPath: .spec.color}]}]
                        ---
                        apiVersion: stable.example.com/v1
                        kind: Shirt
                        metadata: {name: one, namespace: demo}
                        spec: {color: blue, size: L}
                        ---
                        apiVersion: stable.example.com/v1
                        kind: Shirt
                        metadata: {name: two, namespace: demo}
                        spec: {color: red, size: L}
                        """).get().objects();
            Reads reads = new Reads(objects.foldLeft(Store.empty(), Store::put));
            Kind<?> shirts = objects.last().type();

            assertThat(names(reads.list(shirts, ListOptions.all().withFieldSelector("spec.color=blue"))
                            .get()))
                    .containsExactly("one");
            assertThat(reads.list(shirts, ListOptions.all().withFieldSelector("spec.size=L"))
                            .getLeft())
                    .isEqualTo(ApiError.badRequest("field label not supported: spec.size"));
        }

        @Test
        void areInTheOrderOfKeysWhereASlashIsBehindTheNamespace() {
            Store store = Store.empty().put(map("demo", "x")).put(map("demo-2", "y"));

            assertThat(names(list(store, ListOptions.all()))).containsExactly("y", "x");
        }

        @Test
        void aNamespaceDoesNotCountForKindsOfTheCluster() {
            Store store = Store.empty().put(Namespace.named("demo"));

            assertThat(new Reads(store)
                            .list(Namespace.KIND, ListOptions.in("other"))
                            .get()
                            .items())
                    .hasSize(1);
        }

        @Test
        void printAsTheApiWritesThem() {
            assertThat(list(FIVE, ListOptions.in("demo").withLimit(1)).json().toString())
                    .startsWith("{\"kind\": \"ConfigMapList\", \"apiVersion\": \"v1\", \"metadata\": "
                            + "{\"resourceVersion\": \"5\", \"continue\": \"")
                    .contains("\"remainingItemCount\": 4}, \"items\": [{");
        }
    }

    @Nested
    class Pages {

        @Test
        void areOfOneRevisionWhateverHappensBetweenThem() {
            ListOptions options = ListOptions.in("demo").withLimit(2);
            KubeList<ConfigMap> first = list(FIVE, options);
            Store later = FIVE.delete(map("demo", "c").key()).put(map("demo", "bb"));
            KubeList<ConfigMap> second = list(later, options.withContinueToken(first.continueToken()));
            KubeList<ConfigMap> third = list(later, options.withContinueToken(second.continueToken()));

            assertThat(names(first)).containsExactly("a", "b");
            assertThat(names(second)).containsExactly("c", "d");
            assertThat(names(third)).containsExactly("e");
            assertThat(Vector.of(first, second, third).map(KubeList::resourceVersion))
                    .containsOnly("5");
            assertThat(Vector.of(first, second, third)
                            .map(page -> page.remainingItemCount().getOrElse(-1L)))
                    .containsExactly(3L, 1L, -1L);
            assertThat(third.hasMore()).isFalse();
        }

        @Test
        void withASelectorDoNotTellHowManyAreLeftAndTheLastMayBeEmpty() {
            ListOptions options =
                    ListOptions.in("demo").withLabelSelector("name in (a,b)").withLimit(2);
            KubeList<ConfigMap> first = list(FIVE, options);

            assertThat(first.hasMore()).isTrue();
            assertThat(first.remainingItemCount()).isEmpty();
            assertThat(list(FIVE, options.withContinueToken(first.continueToken()))
                            .items())
                    .isEmpty();
        }

        @Test
        void endWhenTheirRevisionIsForgottenButMayGoOnWithWhatIsThereNow() {
            ListOptions options = ListOptions.in("demo").withLimit(2);
            String token = list(FIVE, options).continueToken();
            Store later =
                    FIVE.put(map("demo", "f")).delete(map("demo", "c").key()).compact(6);

            ApiError error = refused(later, options.withContinueToken(token));
            KubeList<ConfigMap> rest = list(later, ListOptions.in("demo").withContinueToken(error.continueToken()));

            assertThat(error.reason()).isEqualTo(ApiError.Reason.EXPIRED);
            assertThat(error.message())
                    .startsWith("The provided continue parameter is too old to display a consistent list result.");
            assertThat(error.status().toString()).contains("\"metadata\": {\"continue\": \"");
            assertThat(names(rest)).containsExactly("d", "e", "f");
            assertThat(rest.resourceVersion()).isEqualTo("7");
        }

        @Test
        void goOnByATokenThatIsThatOfUpstream() {
            String token = list(FIVE, ListOptions.in("demo").withLimit(2)).continueToken();

            assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
                    .isEqualTo("{\"v\":\"meta.k8s.io/v1\",\"rv\":5,\"start\":\"b\\u0000\"}");
        }

        @Test
        void areNotMadeOfWhatIsAtHand() {
            assertThat(names(list(FIVE, ListOptions.in("demo").withLimit(2).withResourceVersion("0"))))
                    .hasSize(5);
        }

        /** apiserver/pkg/storage/continue_test.go */
        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
            {"v":"meta.k8s.io/v1","rv":0,"start":"a"}  ; continue key is not valid: incorrect encoded start \
            resourceVersion (version meta.k8s.io/v1)
            {"v":"meta.k8s.io/v1","rv":1,"start":""}   ; continue key is not valid: encoded start key empty \
            (version meta.k8s.io/v1)
            {"v":"meta.k8s.io/v1","rv":1,"start":"a/../b"} ; continue key is not valid: a/../b
            {"v":"v2","rv":1,"start":"a"}              ; continue key is not valid: server does not recognize \
            this encoded version v2
            """)
        void refuseATokenThatIsNone(String json, String complaint) {
            String token =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));

            assertThat(refused(FIVE, ListOptions.in("demo").withContinueToken(token)))
                    .isEqualTo(ApiError.badRequest("invalid continue token: " + complaint));
        }

        @Test
        void refuseATextThatIsNoToken() {
            assertThat(refused(FIVE, ListOptions.in("demo").withContinueToken("a b")))
                    .hasToString(
                            "invalid continue token: continue key is not valid: illegal base64 data at input byte 1");
        }
    }

    @Nested
    class Versions {

        @Test
        void anExactOneIsReadAsItWas() {
            ListOptions options = ListOptions.in("demo")
                    .withResourceVersion("3")
                    .withResourceVersionMatch(ResourceVersionMatch.EXACT);

            assertThat(names(list(FIVE, options)).mkString()).isEqualTo("abc");
            assertThat(list(FIVE, options).resourceVersion()).isEqualTo("3");
        }

        @Test
        void oneThatMayBeOlderIsReadAsItIs() {
            ListOptions options = ListOptions.in("demo").withResourceVersion("3");

            assertThat(names(list(FIVE, options)).mkString()).isEqualTo("abcde");
            assertThat(names(list(FIVE, options.withLimit(9))).mkString()).isEqualTo("abc");
            assertThat(names(list(
                                    FIVE,
                                    options.withLimit(9).withResourceVersionMatch(ResourceVersionMatch.NOT_OLDER_THAN)))
                            .mkString())
                    .isEqualTo("abcde");
        }

        @Test
        void oneThatIsForgottenHasExpired() {
            ListOptions options = ListOptions.in("demo")
                    .withResourceVersion("3")
                    .withResourceVersionMatch(ResourceVersionMatch.EXACT);

            assertThat(refused(FIVE.compact(4), options))
                    .isEqualTo(ApiError.expired("The resourceVersion for the provided list is too old."));
        }

        @Test
        void oneThatIsStillToComeIsTooLarge() {
            assertThat(refused(FIVE, ListOptions.all().withResourceVersion("6")))
                    .hasToString("Timeout: Too large resource version: 6, current: 5");
        }

        @Test
        void oneThatIsNoNumberIsABadRequest() {
            assertThat(refused(FIVE, ListOptions.all().withResourceVersion("x")))
                    .hasToString("invalid resource version: resourceVersion: Invalid value: \"x\": "
                            + "strconv.ParseUint: parsing \"x\": invalid syntax");
        }

        /** apimachinery/pkg/apis/meta/internalversion/validation/validation_test.go */
        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
              ; Exact  ;   ; resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless \
            resourceVersion is provided
            0 ; Exact  ;   ; resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for \
            resourceVersion "0"
            1 ; foo    ;   ; resourceVersionMatch: Unsupported value: "foo": supported values: "Exact", \
            "NotOlderThan", ""
            1 ; Exact  ; x ; resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue \
            is provided
            """)
        void andTheirMatchMustGoTogether(String version, String match, String token, String fault) {
            ListOptions options = ListOptions.all()
                    .withResourceVersion(version == null ? "" : version)
                    .withContinueToken(token == null ? "" : token)
                    .withResourceVersionMatch(new ResourceVersionMatch(match));

            assertThat(refused(FIVE, options)).hasToString("ListOptions.meta.k8s.io \"\" is invalid: " + fault);
        }
    }

    @Nested
    class Watches {

        @Test
        void tellWhatEntersAndLeavesTheSelection() {
            Reads reads = new Reads(FIVE);
            Watch<ConfigMap> watch = reads.watch(
                            ConfigMap.KIND,
                            ListOptions.in("demo").withLabelSelector("name=a").withResourceVersion("5"))
                    .get();
            ConfigMap other = map("demo", "a").withMetadata(ObjectMeta.named("demo", "a"));
            Store later = FIVE.put(map("demo", "f")).put(other).put(map("demo", "a"));

            assertThat(new Reads(later).next(watch).get().events())
                    .map(Object::toString)
                    .containsExactly("DELETED configmap/demo/a", "ADDED configmap/demo/a");
        }

        @Test
        void beginWithWhatThereIsIfTheyDoNotSayWhen() {
            Reads reads = new Reads(FIVE);

            assertThat(reads.next(reads.watch(ConfigMap.KIND, ListOptions.in("demo"))
                                    .get())
                            .get()
                            .events())
                    .hasSize(5);
        }

        @Test
        void beginWithNothingIfTheySaySo() {
            Reads reads = new Reads(FIVE);
            ListOptions options = ListOptions.in("demo")
                    .withSendInitialEvents(false)
                    .withResourceVersionMatch(ResourceVersionMatch.NOT_OLDER_THAN);

            assertThat(reads.next(reads.watch(ConfigMap.KIND, options).get())
                            .get()
                            .events())
                    .isEmpty();
        }

        @Test
        void fromARevisionThatIsForgottenHaveExpired() {
            Reads reads = new Reads(FIVE.compact(4));

            assertThat(reads.next(reads.watch(ConfigMap.KIND, ListOptions.all().withResourceVersion("3"))
                                    .get())
                            .getLeft())
                    .isEqualTo(ApiError.expired("too old resource version: 3 (4)"));
        }

        @Test
        void fromARevisionThatIsStillToComeWaitForIt() {
            Reads reads = new Reads(FIVE);
            Watch<ConfigMap> early = reads.watch(
                            ConfigMap.KIND, ListOptions.all().withResourceVersion("6"))
                    .get();
            Watch<ConfigMap> waiting = reads.next(early).get().watch();
            Store later = FIVE.put(map("demo", "f")).put(map("demo", "g"));

            assertThat(reads.next(early).get().events()).isEmpty();
            assertThat(new Reads(later).next(waiting).get().events())
                    .map(Object::toString)
                    .containsExactly("ADDED configmap/demo/g");
        }

        @Test
        void thatWantTheObjectsOfARevisionThatIsStillToComeAreTooEarly() {
            ListOptions options = ListOptions.all()
                    .withResourceVersion("6")
                    .withSendInitialEvents(true)
                    .withResourceVersionMatch(ResourceVersionMatch.NOT_OLDER_THAN);
            Reads reads = new Reads(FIVE);

            assertThat(reads.next(reads.watch(ConfigMap.KIND, options).get()).getLeft())
                    .hasToString("Timeout: Too large resource version: 6, current: 5");
        }

        @Test
        void mustSayWhichInitialEventsTheyWant() {
            assertThat(new Reads(FIVE)
                            .watch(ConfigMap.KIND, ListOptions.all().withSendInitialEvents(true))
                            .getLeft())
                    .hasToString("ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: "
                            + "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
    }
}
