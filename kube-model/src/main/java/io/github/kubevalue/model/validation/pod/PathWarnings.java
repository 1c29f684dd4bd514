package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.DownwardAPIVolumeFile;
import io.github.kubevalue.model.core.KeyToPath;
import io.github.kubevalue.model.core.PodCertificateProjection;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Files of one volume that hide one another. (pkg/api/pod/warnings.go, warningsForOverlappingVirtualPaths) */
final class PathWarnings {
    private PathWarnings() {}

    /**
     * A file, and where it comes from, if that is told.
     *
     * @param path the path, without slashes at its end
     */
    private record Source(String path, String from) {
        static Source of(String path, String from) {
            return new Source(path.replaceAll("/+$", ""), from);
        }

        boolean overlaps(Source other) {
            boolean both = !path.isEmpty() && !other.path.isEmpty();
            return both && ((path + "/").startsWith(other.path + "/") || (other.path + "/").startsWith(path + "/"));
        }

        @Override
        public String toString() {
            return GoText.quoted(path) + (from.isEmpty() ? "" : " (" + from + ")");
        }
    }

    static Seq<String> of(Volume volume) {
        return Vector.<String>empty()
                .appendAll(volume.configMap()
                        .toVector()
                        .flatMap(map ->
                                overlaps(volume, named("ConfigMap", map.name().getOrElse("")), keys(map.items(), ""))))
                .appendAll(volume.secret()
                        .toVector()
                        .flatMap(secret -> overlaps(
                                volume, named("Secret", secret.secretName().getOrElse("")), keys(secret.items(), ""))))
                .appendAll(volume.downwardAPI()
                        .toVector()
                        .flatMap(api -> overlaps(volume, "DownwardAPI", files(api.items(), ""))))
                .appendAll(volume.projected().toVector().flatMap(projected -> projected(volume, projected.sources())));
    }

    private static Seq<String> projected(Volume volume, Seq<VolumeProjection> sources) {
        VolumeProjection nothing = VolumeProjection.builder().build();
        return sources.filter(nothing::equals)
                .map(source -> "volume " + GoText.quoted(volume.name()) + " (Projected) has no sources provided")
                .appendAll(overlaps(volume, "Projected", sources.flatMap(PathWarnings::paths)));
    }

    private static Seq<Source> paths(VolumeProjection source) {
        return source.configMap()
                .map(map -> keys(map.items(), named("ConfigMap", map.name().getOrElse(""))))
                .orElse(() -> source.secret()
                        .map(secret -> keys(
                                secret.items(), named("Secret", secret.name().getOrElse("")))))
                .orElse(() -> source.downwardAPI().map(api -> files(api.items(), "DownwardAPI")))
                .orElse(() -> source.serviceAccountToken()
                        .map(token -> Vector.of(Source.of(token.path(), "ServiceAccountToken"))))
                .orElse(() -> source.clusterTrustBundle()
                        .map(bundle -> Vector.of(Source.of(
                                bundle.path(),
                                named(
                                        "ClusterTrustBundle",
                                        bundle.name()
                                                .orElse(bundle.signerName())
                                                .getOrElse(""))))))
                .orElse(() -> source.podCertificate().map(PathWarnings::certificate))
                .getOrElse(Vector.empty());
    }

    private static Seq<Source> certificate(PodCertificateProjection certificate) {
        return Vector.of(
                        source(certificate.certificateChainPath(), "PodCertificate chain"),
                        source(certificate.keyPath(), "PodCertificate key"),
                        source(certificate.credentialBundlePath(), "PodCertificate credential bundle"))
                .flatMap(each -> each);
    }

    private static Option<Source> source(Option<String> path, String from) {
        return path.filter(text -> !text.isEmpty()).map(text -> Source.of(text, from));
    }

    private static Seq<Source> keys(Seq<KeyToPath> items, String from) {
        return items.map(item -> Source.of(item.path(), from));
    }

    private static Seq<Source> files(Seq<DownwardAPIVolumeFile> items, String from) {
        return items.map(item -> Source.of(item.path(), from));
    }

    private static String named(String kind, String name) {
        return kind + " " + GoText.quoted(name);
    }

    private static Seq<String> overlaps(Volume volume, String source, Seq<Source> paths) {
        return paths.zipWithIndex()
                .flatMap(path -> paths.take(path._2)
                        .filter(path._1::overlaps)
                        .map(earlier -> "volume " + GoText.quoted(volume.name()) + " (" + source
                                + "): overlapping paths: " + path._1 + " with " + earlier));
    }
}
