package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.storage.StorageClass;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Claims and volumes as people write them, in namespace {@code demo}.
 *
 * @param classes the classes: {@code manual} makes no volumes, {@code prompt} does at once, {@code late} for a consumer
 * @param volumes up to five volumes
 * @param claims up to four claims
 */
public record StorageInput(
        Seq<StorageClass> classes, Seq<PersistentVolume> volumes, Seq<PersistentVolumeClaim> claims) {

    static Arbitrary<StorageInput> inputs() {
        Arbitrary<Seq<PersistentVolume>> volumes = Arbitraries.integers()
                .between(0, 5)
                .flatMap(count -> all(Vector.range(0, count).map(place -> Storage.volume("v" + place))));
        Arbitrary<Seq<PersistentVolumeClaim>> claims = Arbitraries.integers()
                .between(1, 4)
                .flatMap(count -> all(Vector.range(0, count).map(place -> Storage.claim("c" + place))));
        return volumes.flatMap(some -> claims.map(others -> new StorageInput(Storage.classes(), some, others)));
    }

    private static <T> Arbitrary<Seq<T>> all(Seq<Arbitrary<T>> arbitraries) {
        return arbitraries.foldLeft(
                Arbitraries.<Seq<T>>just(Vector.empty()), (so, next) -> so.flatMap(list -> next.map(list::append)));
    }
}
