package io.github.kubevalue.net.nftables.text;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What nft 1.0.6 of Debian 12 has listed from Linux 6.18, one file for each tool that made the rules: firewalld 1.3.3; the rules of
 * dockerd 29 with its backend for nft, of Istio (tools/istio-nftables, with interception by TPROXY) and of libvirt 10.4; those of
 * iptables-nft 1.8.9; and rules of all kinds by hand, without and with handles. {@code rules.txt} holds
 * single rules.
 */
final class Listings {
    private Listings() {}

    static String read(String name) {
        try (InputStream in = Listings.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tables of one rule each. */
    static Seq<String> rules() {
        return Vector.of(read("rules.txt").split("\n"))
                .reject(line -> line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .map(row -> "table " + row[0] + " t {\n\tchain c {\n\t\t" + row[1] + "\n\t}\n}\n");
    }
}
