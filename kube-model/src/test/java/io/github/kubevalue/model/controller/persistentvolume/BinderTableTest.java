package io.github.kubevalue.model.controller.persistentvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeBindingMode;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upstream's own tables: one turn of the binder from a given state. */
class BinderTableTest {
    private static final PersistentVolumeController BINDER = new PersistentVolumeController();
    private static final Moment MOMENT = new Moment(Instant.parse("2026-01-01T00:00:00Z"), Choice.first());

    static Stream<BinderCase> cases() throws IOException {
        try (InputStream file = BinderTableTest.class.getResourceAsStream("binder.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Vector.ofAll(text.lines().toList())
                    .reject(line -> line.startsWith("#"))
                    .map(BinderCase::parse)
                    .toJavaStream();
        }
    }

    private static Store store(BinderCase row) {
        StorageClass wait =
                StorageClass.named("wait").withVolumeBindingMode(Option.of(VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER));
        Store classes = Store.empty(VolumeIndexes.CATALOG)
                .put(wait)
                .put(StorageClass.named("external").withProvisioner("vendor.com/mock"))
                .put(StorageClass.named("none").withProvisioner("kubernetes.io/no-provisioner"));
        return Vector.<KubeObject>ofAll(row.volumes()).appendAll(row.claims()).foldLeft(classes, Store::put);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsUpstreamSays(BinderCase row) {
        Store store = store(row);
        KubeObject subject = row.sync().equals("volume")
                ? row.volumes().head()
                : row.claims().head();
        Plan plan = BINDER.reconcile(store, subject.key(), MOMENT);
        Store after = plan.writes().foldLeft(store, BinderTableTest::written);
        assertThat(after.list(PersistentVolume.KIND).map(BinderTableTest::bare))
                .containsExactlyInAnyOrderElementsOf(row.volumesAfter());
        assertThat(after.list(PersistentVolumeClaim.KIND).map(BinderTableTest::bare))
                .containsExactlyInAnyOrderElementsOf(row.claimsAfter());
        Seq<String> events = plan.events().map(event -> event.severity() + " " + event.reason());
        assertThat(events.take(row.events().size())).isEqualTo(row.events());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void restsAfterwards(BinderCase row) {
        Store store = store(row);
        for (int turn = 0; turn < 5; turn++) {
            store = turn(store);
        }
        assertThat(turn(store).revision()).isEqualTo(store.revision());
    }

    private static Store turn(Store store) {
        return Vector.<KubeObject>ofAll(store.list(PersistentVolumeClaim.KIND))
                .appendAll(store.list(PersistentVolume.KIND))
                .foldLeft(
                        store,
                        (so, object) -> BINDER.reconcile(so, object.key(), MOMENT)
                                .writes()
                                .foldLeft(so, BinderTableTest::written));
    }

    private static Store written(Store store, Write write) {
        if (write instanceof Write.Update update) {
            return store.put(withStatus(update.object(), store.get(write.key()).get()));
        }
        if (write instanceof Write.UpdateStatus update) {
            return store.put(withStatus(store.get(write.key()).get(), update.object()));
        }
        return write instanceof Write.Delete ? store.delete(write.key()) : store.put(((Write.Create) write).object());
    }

    private static KubeObject withStatus(KubeObject object, KubeObject other) {
        return object instanceof PersistentVolume volume
                ? volume.withStatus(((PersistentVolume) other).status())
                : ((PersistentVolumeClaim) object).withStatus(((PersistentVolumeClaim) other).status());
    }

    private static ObjectMeta bare(ObjectMeta metadata) {
        return metadata.withResourceVersion(Option.none());
    }

    private static PersistentVolume bare(PersistentVolume volume) {
        Option<ObjectReference> ref = volume.spec().claimRef().map(claim -> claim.withResourceVersion(Option.none()));
        return volume.withMetadata(bare(volume.metadata()))
                .withSpec(volume.spec().withClaimRef(ref))
                .withStatus(volume.status().withMessage(Option.none()).withLastPhaseTransitionTime(Option.none()));
    }

    private static PersistentVolumeClaim bare(PersistentVolumeClaim claim) {
        return claim.withMetadata(bare(claim.metadata()));
    }
}
