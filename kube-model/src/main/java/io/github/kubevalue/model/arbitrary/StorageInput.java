package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.storage.StorageClass;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

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
        return Combinators.combine(
                        upTo(5, 0, place -> Storage.volume("v" + place)),
                        upTo(4, 1, place -> Storage.claim("c" + place)))
                .as((volumes, claims) -> new StorageInput(Storage.classes(), volumes, claims));
    }

    private static <T> Arbitrary<Seq<T>> upTo(int most, int least, IntFunction<Arbitrary<T>> each) {
        Arbitrary<Seq<T>> all = Combinators.combine(
                        Vector.range(0, most).map(each::apply).asJava())
                .as(Vector::ofAll);
        return Combinators.combine(Arbitraries.integers().between(least, most), all)
                .as((count, list) -> list.take(count));
    }
}
