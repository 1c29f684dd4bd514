package io.github.kubevalue.dns.corefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.core.Setup;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import java.nio.charset.StandardCharsets;

/**
 * What must hold of any text given for a Corefile: {@code mvn -Pfuzz -DskipTests -pl kube-dns test} looks for one of which it
 * does not. The entry is that of Jazzer's command line.
 */
public final class CorefileFuzzer {
    private static final Setup SETUP = Setup.of(Surroundings.of(Store.empty(Indexes.CATALOG)));

    private CorefileFuzzer() {}

    /** Loads what any input needs, lest the first one be taken for one that hangs. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(Corefile.kubeadm("cluster.local").getBytes(StandardCharsets.UTF_8));
    }

    /** Sets up a server, or says in words why there is none. */
    public static void fuzzerTestOneInput(byte[] input) {
        SETUP.server(new String(input, StandardCharsets.UTF_8))
                .peekLeft(error -> assertThat(error.getMessage()).isNotBlank());
    }
}
