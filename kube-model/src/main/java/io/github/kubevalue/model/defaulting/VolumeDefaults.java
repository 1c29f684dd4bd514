package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.DownwardAPIVolumeFile;
import io.github.kubevalue.model.core.EmptyDirVolumeSource;
import io.github.kubevalue.model.core.ProjectedVolumeSource;
import io.github.kubevalue.model.core.Volume;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Defaults of volumes. (pkg/apis/core/v1/defaults.go) */
final class VolumeDefaults {
    private static final Option<Integer> READABLE = Option.of(0644);
    private static final Option<Long> HOUR = Option.of(3600L);

    private static final Volume NAMELESS = Volume.builder().build();

    private VolumeDefaults() {}

    static Volume volume(Volume volume) {
        return RemoteVolumeDefaults.volume(volume)
                .withEmptyDir(
                        hasSource(volume)
                                ? volume.emptyDir()
                                : Option.of(EmptyDirVolumeSource.builder().build()))
                .withHostPath(volume.hostPath()
                        .map(source -> source.withType(source.type().orElse(Option.of("")))))
                .withSecret(volume.secret()
                        .map(source ->
                                source.withDefaultMode(source.defaultMode().orElse(READABLE))))
                .withConfigMap(volume.configMap()
                        .map(source ->
                                source.withDefaultMode(source.defaultMode().orElse(READABLE))))
                .withDownwardAPI(volume.downwardAPI()
                        .map(source -> source.withDefaultMode(
                                        source.defaultMode().orElse(READABLE))
                                .withItems(files(source.items()))))
                .withProjected(volume.projected().map(VolumeDefaults::projected))
                .withEphemeral(volume.ephemeral()
                        .map(source -> source.withVolumeClaimTemplate(source.volumeClaimTemplate()
                                .map(claim -> claim.withSpec(ClusterDefaults.claimSpec(claim.spec()))))));
    }

    /** Whether the volume says where it comes from: whether it says more than its name. */
    private static boolean hasSource(Volume volume) {
        return !volume.withName("").equals(NAMELESS);
    }

    private static ProjectedVolumeSource projected(ProjectedVolumeSource source) {
        return source.withDefaultMode(source.defaultMode().orElse(READABLE))
                .withSources(source.sources()
                        .map(projection -> projection
                                .withServiceAccountToken(projection
                                        .serviceAccountToken()
                                        .map(token -> token.withExpirationSeconds(
                                                token.expirationSeconds().orElse(HOUR))))
                                .withDownwardAPI(projection
                                        .downwardAPI()
                                        .map(fields -> fields.withItems(files(fields.items()))))));
    }

    private static Seq<DownwardAPIVolumeFile> files(Seq<DownwardAPIVolumeFile> files) {
        return files.map(file -> file.withFieldRef(file.fieldRef().map(ContainerDefaults::field)));
    }
}
