package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.read.ListOptions;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VerbLawsTest {

    @Property(tries = 100)
    void ofTwoUpdatesFromOneVersionExactlyOneWins(
            @ForAll("writes") List<Write> before, @ForAll("values") String first, @ForAll("values") String second) {
        ApiServer server =
                run(Vector.ofAll(before).append(new Write.Create(map("a", "1"))).asJava());
        KubeObject read = server.get(ConfigMap.KIND, "demo", "a").get();
        Either<ApiError, ApiServer> one = server.write(new Write.Update(with(read, "first-" + first)), Servers.NOW);
        Either<ApiError, ApiServer> both =
                one.flatMap(so -> so.write(new Write.Update(with(read, "second-" + second)), Servers.NOW));

        assertThat(one.isRight()).isTrue();
        assertThat(both.getLeft().reason()).isEqualTo(ApiError.Reason.CONFLICT);
    }

    @Property(tries = 100)
    void deletionIsIdempotent(
            @ForAll("writes") List<Write> before, @ForAll("names") String name, @ForAll Propagation propagation) {
        ApiServer server = run(before);
        Write delete = new Write.Delete(
                ConfigMap.KIND.key("demo", name), DeleteOptions.of().withPropagation(propagation));
        ApiServer once = server.write(delete, Servers.NOW).getOrElse(server);

        assertThat(once.write(delete, Servers.NOW.plusSeconds(9)).getOrElse(once))
                .isEqualTo(once);
    }

    @Property(tries = 100)
    void aDryRunTellsWhatTheWriteMakesAndChangesNothing(
            @ForAll("writes") List<Write> before, @ForAll("write") Write write) {
        ApiServer server = run(before);
        Either<ApiError, KubeObject> dry =
                server.dryRun(write, Call.at(Servers.NOW)).outcome().map(Seq::head);
        Either<ApiError, ApiServer> wet = server.write(write, Servers.NOW);

        assertThat(server).isEqualTo(run(before));
        assertThat(dry.isRight()).isEqualTo(wet.isRight());
        wet.flatMap(after -> after.get(write.key()))
                .peek(object -> assertThat(unversioned(dry.get())).isEqualTo(unversioned(object)));
    }

    @Property(tries = 100)
    void theDeletionOfACollectionIsThatOfItsObjects(@ForAll("writes") List<Write> before) {
        ApiServer server = run(before);
        ListOptions list = ListOptions.in("demo").withLabelSelector("v notin (1)");
        ApiServer together = server.write(
                        new Write.DeleteCollection(ConfigMap.KIND, list, DeleteOptions.of()), Servers.NOW)
                .get();
        ApiServer oneByOne = server.list(ConfigMap.KIND, list)
                .get()
                .items()
                .foldLeft(
                        server,
                        (so, object) -> so.write(new Write.Delete(object.key(), DeleteOptions.of()), Servers.NOW)
                                .get());

        assertThat(together).isEqualTo(oneByOne);
    }

    private static KubeObject unversioned(KubeObject object) {
        return object.withMetadata(object.metadata().withResourceVersion(Option.none()));
    }

    private static ApiServer run(List<Write> writes) {
        return Vector.ofAll(writes)
                .foldLeft(
                        Servers.demo(),
                        (server, write) -> server.write(write, Servers.NOW).getOrElse(server));
    }

    @Provide
    Arbitrary<List<Write>> writes() {
        return write().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Write> write() {
        Arbitrary<Write> creations =
                Combinators.combine(names(), values()).as((name, v) -> new Write.Create(map(name, v)));
        Arbitrary<Write> updates =
                Combinators.combine(names(), values()).as((name, v) -> new Write.Update(map(name, v)));
        Arbitrary<Write> deletions =
                names().map(name -> new Write.Delete(ConfigMap.KIND.key("demo", name), DeleteOptions.background()));
        return Arbitraries.oneOf(creations, creations, updates, deletions);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("1", "2", "3");
    }

    private static KubeObject with(KubeObject object, String value) {
        return object.withMetadata(object.metadata().withAnnotations(TreeMap.of("v", value)));
    }

    private static ConfigMap map(String name, String value) {
        boolean held = name.equals("b");
        ObjectMeta meta = ObjectMeta.named("demo", name)
                .withLabels(TreeMap.of("v", value))
                .withFinalizers(held ? Vector.of("a.b/c") : Vector.empty());
        return ConfigMap.named("demo", name).withMetadata(meta);
    }
}
