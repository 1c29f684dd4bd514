package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.Job;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeSpec;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.read.ListOptions;
import io.github.kubevalue.model.store.WatchEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionTest {
    private static final Instant NOW = Servers.NOW;
    private static final String POD = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: demo%s}
        spec: {containers: [{name: c, image: i}]}
        """;
    private static final String JOB = """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: once, namespace: demo}
        spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}
        """;

    private static ApiServer with(KubeObject... objects) {
        return Vector.of(objects)
                .foldLeft(
                        Servers.demo(),
                        (server, object) ->
                                server.write(new Write.Create(object), NOW).get());
    }

    private static ConfigMap map(String name, String... finalizers) {
        ObjectMeta meta = ObjectMeta.named("demo", name)
                .withLabels(TreeMap.of("name", name))
                .withFinalizers(Vector.of(finalizers));
        return ConfigMap.named("demo", name).withMetadata(meta);
    }

    private static ApiServer bound(String finalizers) {
        ApiServer server = with(Node.named("n1").withSpec(NodeSpec.builder().build()));
        return Servers.apply(server, String.format(POD, finalizers))
                .flatMap(so -> so.write(new Write.Bind(Pod.KIND.key("demo", "web"), "n1"), NOW))
                .get();
    }

    private static Pod pod(ApiServer server) {
        return server.get(Pod.KIND, "demo", "web").get();
    }

    private static ApiServer delete(ApiServer server, KubeObject object, DeleteOptions options) {
        return server.write(new Write.Delete(object.key(), options), NOW).get();
    }

    private static ApiServer delete(ApiServer server, DeleteOptions options, Instant now) {
        return server.write(new Write.Delete(Pod.KIND.key("demo", "web"), options), now)
                .get();
    }

    private static Seq<String> finalizers(ApiServer server, KubeObject object) {
        return server.get(object.key())
                .map(found -> found.metadata().finalizers())
                .getOrElse(Vector.empty());
    }

    @Nested
    class Grace {

        @Test
        void ofAPodIsWhatItsSpecSaysUnlessTheRequestSaysOtherwise() {
            Pod usual = pod(delete(bound(""), DeleteOptions.of(), NOW));
            Pod hurried = pod(delete(bound(""), DeleteOptions.of().withGracePeriodSeconds(5), NOW));
            Pod negative = pod(delete(bound(""), DeleteOptions.of().withGracePeriodSeconds(-7), NOW));

            assertThat(usual.metadata().deletionTimestamp()).contains(NOW.plusSeconds(30));
            assertThat(usual.metadata().deletionGracePeriodSeconds()).contains(30L);
            assertThat(hurried.metadata().deletionTimestamp()).contains(NOW.plusSeconds(5));
            assertThat(negative.metadata().deletionGracePeriodSeconds()).contains(1L);
        }

        @Test
        void countsAsOneChangeOfTheGeneration() {
            ApiServer server = bound("");
            ApiServer once = delete(server, DeleteOptions.of(), NOW);
            ApiServer twice = delete(once, DeleteOptions.of().withGracePeriodSeconds(3), NOW);

            long before = pod(server).metadata().generation().get();
            assertThat(pod(once).metadata().generation()).contains(before + 1);
            assertThat(pod(twice).metadata().generation()).contains(before + 1);
        }

        @ParameterizedTest
        @CsvSource({"10, 4, 10, 10", "10, 20, 20, 1", "0, 20, , ", "30, 4, 30, 30", "40, 4, 30, 30", ", 4, 30, 30"})
        void canOnlyBeShortenedAndNotIntoThePast(Long asked, int after, Integer due, Long grace) {
            ApiServer once = delete(bound(""), DeleteOptions.of(), NOW);
            DeleteOptions options =
                    asked == null ? DeleteOptions.of() : DeleteOptions.of().withGracePeriodSeconds(asked);
            ApiServer twice = delete(once, options, NOW.plusSeconds(after));

            if (due == null) {
                assertThat(twice.store().list(Pod.KIND)).isEmpty();
            } else {
                assertThat(pod(twice).metadata().deletionTimestamp()).contains(NOW.plusSeconds(due));
                assertThat(pod(twice).metadata().deletionGracePeriodSeconds()).contains(grace);
            }
        }

        @Test
        void aSecondDeletionWithoutOneDoesNotHurryAPodThatHasLonger() {
            ApiServer once = delete(bound(""), DeleteOptions.of().withGracePeriodSeconds(90), NOW);

            assertThat(delete(once, DeleteOptions.of(), NOW)).isEqualTo(once);
        }

        @Test
        void aPodThatGoesAtOnceIsSeenToGo() {
            ApiServer server =
                    Servers.apply(Servers.demo(), String.format(POD, "")).get();
            ListOptions since = ListOptions.in("demo")
                    .withResourceVersion(Long.toString(server.store().revision()));
            ApiServer after = delete(server, DeleteOptions.of(), NOW);
            Seq<WatchEvent<Pod>> events =
                    after.next(server.watch(Pod.KIND, since).get()).get().events();

            assertThat(events).map(Object::toString).containsExactly("MODIFIED pod/demo/web", "DELETED pod/demo/web");
        }

        @Test
        void aPodWithFinalizersIsThereUntilTheyAreGone() {
            ApiServer server =
                    delete(bound(", finalizers: [a.b/c]"), DeleteOptions.of().withGracePeriodSeconds(0), NOW);
            Pod waiting = pod(server);
            ApiServer released = server.write(
                            new Write.Update(
                                    waiting.withMetadata(waiting.metadata().withFinalizers(Vector.empty()))),
                            NOW)
                    .get();

            assertThat(waiting.metadata().deletionGracePeriodSeconds()).contains(0L);
            assertThat(released.store().list(Pod.KIND)).isEmpty();
        }
    }

    @Nested
    class ThePreconditions {

        @Test
        void nameTheLifeThatIsMeant() {
            ConfigMap map = map("a");

            assertThat(with(map)
                            .write(
                                    new Write.Delete(
                                            map.key(), DeleteOptions.of().withUid("u1")),
                                    NOW)
                            .getLeft()
                            .message())
                    .matches("Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition \\(u1\\)"
                            + " does not match the UID in record \\([-0-9a-f]{36}\\)\\. The object might have been"
                            + " deleted and then recreated");
        }

        @Test
        void nameTheVersionThatIsMeant() {
            ConfigMap map = map("a");
            ApiServer server = with(map);
            String version =
                    server.get(map.key()).get().metadata().resourceVersion().get();

            assertThat(server.write(
                                    new Write.Delete(
                                            map.key(), DeleteOptions.of().withResourceVersion("1")),
                                    NOW)
                            .getLeft())
                    .hasToString(
                            "Operation cannot be fulfilled on ConfigMap \"a\": the ResourceVersion in the precondition "
                                    + "(1) does not match the ResourceVersion in record (" + version
                                    + "). The object might have been modified");
        }

        @Test
        void ofANamespaceAreWordedOtherwise() {
            ApiServer server = Servers.demo();
            String uid = server.get(Namespace.KIND, "", "demo")
                    .get()
                    .metadata()
                    .uid()
                    .get();

            assertThat(server.write(
                                    new Write.Delete(
                                            Namespace.KIND.key("", "demo"),
                                            DeleteOptions.of().withUid("u1")),
                                    NOW)
                            .getLeft())
                    .hasToString("Operation cannot be fulfilled on namespaces \"demo\": Precondition failed: UID in "
                            + "precondition: u1, UID in object meta: " + uid);
        }

        @Test
        void thePropagationIsSaidInOneWayOnly() {
            ConfigMap map = map("a");
            ApiError error = with(map)
                    .write(
                            new Write.Delete(
                                    map.key(), DeleteOptions.background().withOrphanDependents(true)),
                            NOW)
                    .getLeft();

            assertThat(error)
                    .hasToString("DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Invalid value: "
                            + "\"Background\": orphanDependents and deletionPropagation cannot be both set");
            assertThat(error.code()).isEqualTo(422);
        }

        @Test
        void whatIsNotThereIsNotFound() {
            assertThat(Servers.demo()
                            .write(new Write.Delete(map("a").key(), DeleteOptions.of()), NOW)
                            .getLeft())
                    .hasToString("configmaps \"a\" not found");
        }
    }

    @Nested
    class Dependents {

        @Test
        void waitOrStayByAFinalizer() {
            ConfigMap map = map("a", "a.b/c");
            ApiServer server = with(map);

            assertThat(finalizers(delete(server, map, DeleteOptions.of()), map)).containsExactly("a.b/c");
            assertThat(finalizers(delete(server, map, DeleteOptions.of().withPropagation(Propagation.FOREGROUND)), map))
                    .containsExactly("a.b/c", "foregroundDeletion");
            assertThat(finalizers(delete(server, map, DeleteOptions.of().withPropagation(Propagation.ORPHAN)), map))
                    .containsExactly("a.b/c", "orphan");
            assertThat(finalizers(delete(server, map, DeleteOptions.of().withOrphanDependents(true)), map))
                    .containsExactly("a.b/c", "orphan");
            assertThat(finalizers(delete(server, map, DeleteOptions.of().withOrphanDependents(false)), map))
                    .containsExactly("a.b/c");
        }

        @Test
        void doWhatTheObjectItselfSaysIfTheRequestDoesNot() {
            ConfigMap map = map("a", "orphan");

            assertThat(finalizers(delete(with(map), map, DeleteOptions.of()), map))
                    .containsExactly("orphan");
            assertThat(delete(with(map), map, DeleteOptions.background())
                            .store()
                            .contains(map.key()))
                    .isFalse();
        }

        @Test
        void ofAJobStayUnlessTheRequestSaysOtherwise() {
            ApiServer server = Servers.apply(Servers.demo(), JOB).get();
            Job job = server.get(Job.KIND, "demo", "once").get();

            assertThat(finalizers(delete(server, job, DeleteOptions.of()), job)).containsExactly("orphan");
            assertThat(delete(server, job, DeleteOptions.background()).store().contains(job.key()))
                    .isFalse();
        }

        @Test
        void ofEventsAreNobody() {
            Event event = Event.named("demo", "e");
            ApiServer server = Servers.demo();
            ApiServer told = server.withStore(server.store().put(event));

            assertThat(delete(told, event, DeleteOptions.of().withPropagation(Propagation.ORPHAN))
                            .store()
                            .contains(event.key()))
                    .isFalse();
        }
    }

    @Nested
    class Namespaces {

        @Test
        void beginToTerminateAndAreLeftAloneThen() {
            ApiServer server = Servers.demo();
            Namespace demo = server.get(Namespace.KIND, "", "demo").get();
            ApiServer once = delete(server, demo, DeleteOptions.of());
            Namespace leaving = once.get(Namespace.KIND, "", "demo").get();

            assertThat(leaving.status().phase().map(Object::toString)).contains("Terminating");
            assertThat(leaving.metadata().deletionTimestamp()).contains(NOW);
            assertThat(leaving.metadata().deletionGracePeriodSeconds()).isEmpty();
            assertThat(delete(once, demo, DeleteOptions.of())).isEqualTo(once);
        }
    }

    @Nested
    class Collections {
        private final ApiServer three = with(map("a"), map("b", "a.b/c"), map("c"));

        @Test
        void goByLabelsAndFields() {
            ListOptions list = ListOptions.in("demo").withLabelSelector("name!=c");
            ApiServer after = three.write(new Write.DeleteCollection(ConfigMap.KIND, list, DeleteOptions.of()), NOW)
                    .get();

            assertThat(after.store().list(ConfigMap.KIND)).map(KubeObject::name).isEqualTo(List.of("b", "c"));
            assertThat(after.get(map("b").key()).get().metadata().isDeleting()).isTrue();
        }

        @Test
        void goPageByPageIfAsked() {
            ListOptions list = ListOptions.in("demo").withLimit(1);
            ApiServer after = three.write(new Write.DeleteCollection(ConfigMap.KIND, list, DeleteOptions.of()), NOW)
                    .get();

            assertThat(after.store().list(ConfigMap.KIND)).map(KubeObject::name).isEqualTo(List.of("b", "c"));
        }

        @Test
        void areNotMadeOfNamespaces() {
            assertThat(three.write(
                                    new Write.DeleteCollection(Namespace.KIND, ListOptions.all(), DeleteOptions.of()),
                                    NOW)
                            .getLeft()
                            .code())
                    .isEqualTo(405);
        }
    }

    @Test
    void aDryRunChangesNothingAndTellsWhatWouldBe() {
        ApiServer server = bound("");
        KubeObject would = server.dryRun(Write.delete(pod(server)), Call.at(NOW))
                .outcome()
                .get()
                .head();

        assertThat(would.metadata().deletionTimestamp()).contains(NOW.plusSeconds(30));
        assertThat(would.metadata().resourceVersion())
                .isEqualTo(pod(server).metadata().resourceVersion());
        assertThat(pod(server).metadata().isDeleting()).isFalse();
    }

    @Test
    void aDryRunOfACollectionTellsWhatWouldGoAndNothingIfNothingWould() {
        ApiServer server = with(map("a"), map("b"));
        Write all = new Write.DeleteCollection(ConfigMap.KIND, ListOptions.in("demo"), DeleteOptions.of());
        Write none = new Write.DeleteCollection(ConfigMap.KIND, ListOptions.in("other"), DeleteOptions.of());

        assertThat(server.dryRun(all, Call.at(NOW)).outcome().get())
                .containsExactlyElementsOf(server.store().list(ConfigMap.KIND));
        assertThat(server.dryRun(none, Call.at(NOW)).outcome().get()).isEmpty();
    }
}
