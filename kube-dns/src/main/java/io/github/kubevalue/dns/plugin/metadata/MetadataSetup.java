package io.github.kubevalue.dns.plugin.metadata;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Reads the zones of {@code metadata}. */
// plugin/metadata/setup.go
public final class MetadataSetup {
    private MetadataSetup() {}

    /** Sets up the plugin. */
    public static Seq<Metadata> plugins(Controller controller) throws CorefileError {
        Directive line = controller.lines().head();
        if (!line.body().isEmpty()) {
            throw line.body().head().argumentError();
        }
        if (controller.lines().size() > 1) {
            throw controller.lines().get(1).error("Wrong argument count or unexpected line ending after 'metadata'");
        }
        return Vector.of(new Metadata(controller.origins(line.arguments())));
    }
}
