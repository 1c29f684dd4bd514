package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * A Corefile as written, snippets imported.
 *
 * @param blocks its server blocks
 */
public record Corefile(Seq<Block> blocks) {

    /** Reads a Corefile that stands alone. */
    public static Either<CorefileError, Corefile> parse(String text) {
        return parse(Source.of(text));
    }

    /** Reads a Corefile, or says what is wrong with it. */
    public static Either<CorefileError, Corefile> parse(Source source) {
        try {
            return Either.right(new Corefile(new Parser(source).blocks()));
        } catch (CorefileError e) {
            return Either.left(e);
        }
    }

    /** Returns the Corefile that kubeadm writes for a cluster domain. */
    // cmd/kubeadm/app/phases/addons/dns/manifests.go
    public static String kubeadm(String clusterDomain) {
        return """
            .:53 {
                errors
                health {
                   lameduck 5s
                }
                ready
                kubernetes %1$s in-addr.arpa ip6.arpa {
                   pods insecure
                   fallthrough in-addr.arpa ip6.arpa
                   ttl 30
                }
                prometheus :9153
                forward . /etc/resolv.conf {
                   max_concurrent 1000
                }
                cache 30 {
                   disable success %1$s
                   disable denial %1$s
                }
                loop
                reload
                loadbalance
            }
            """.formatted(clusterDomain);
    }
}
