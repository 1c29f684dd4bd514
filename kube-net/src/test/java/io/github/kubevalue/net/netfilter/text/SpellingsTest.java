package io.github.kubevalue.net.netfilter.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.RuleText;
import io.github.kubevalue.net.netfilter.Target;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which iptables lets the same rule be written. */
class SpellingsTest {

    private static Stream<Arguments> spellings() {
        try (InputStream in = Objects.requireNonNull(SpellingsTest.class.getResourceAsStream("spellings.lines"))) {
            Vector<String> lines = Vector.ofAll(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList())
                    .reject(line -> line.startsWith("#"));
            return lines.grouped(2)
                    .map(pair -> Arguments.of(pair.head(), pair.last().strip()))
                    .toJavaStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String saved(String text) {
        return RuleText.saved(IptablesText.parseRule(text).get(), IpFamily.IPV4);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void everySpellingOfARuleIsPrintedAsIptablesSavePrintsIt(String written, String saved) {
        assertThat(saved(written)).isEqualTo(saved);
        assertThat(saved(saved)).isEqualTo(saved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-p tcp --dport 65536 -j ACCEPT                  | not a port: \"65536\"",
                "-p tcp --dport 9:8 -j ACCEPT                    | not a port: \"9:8\"",
                "-p tcp -m multiport --dports 80,,90 -j ACCEPT   | not a port: \"\"",
                "-s /8 -j ACCEPT                                 | not an address block: \"/8\"",
                "-m mark --mark 0x100000000 -j ACCEPT            | not a mark: \"0x100000000\"",
                "-m mark --mark 1/x -j ACCEPT                    | not a mark: \"x\"",
                "-p tcp --tcp-flags SYN,FOO SYN -j ACCEPT        | not a TCP flag: \"FOO\"",
                "-p tcp --tcp-flags SYN                          | option \"--tcp-flags\" requires an argument",
                "-m addrtype --dst-type HERE -j ACCEPT           | not an address type: \"HERE\"",
                "-m statistic --mode random --probability -0.1   | a probability must be 0 to 1, was -0.1",
                "-m statistic --mode random --probability x      | not a probability: \"x\"",
                "-j SNAT                                         | SNAT requires --to-source",
                "-j DNAT --to-destination                        | option \"--to-destination\" requires an argument",
                "-j DNAT --to-destination 10.0.0.x               | not an IP address: \"10.0.0.x\"",
                "-p tcp -j MASQUERADE --to-ports x               | not a port: \"x\"",
                "!                                               | option \"!\" requires an argument",
                "-c 1 -j ACCEPT                                  | not a counter: \"-j\"",
                "-p tcp --dport 09 -j ACCEPT                     | not a port: \"09\"",
                "-p tcp --dport 0x -j ACCEPT                     | not a port: \"0x\"",
                "-p icmp --icmp-type 2147483648                  | not a number: \"2147483648\"",
                "-j CT --zone 65536                              | Cannot parse 65536 as a zone ID",
                "-j CT --zone-orig 7000000000                    | Cannot parse 7000000000 as a zone ID",
                "-m statistic --mode nth --every 0 --packet 0    | statistic: bad value for option \"--every\","
                        + " or out of range (1-4294967295).",
                "-m statistic --mode nth --every 4294967296      | statistic: bad value for option \"--every\","
                        + " or out of range (1-4294967295).",
                "-m statistic --mode nth --every x               | statistic: bad value for option \"--every\","
                        + " or out of range (1-4294967295).",
                "-m statistic --mode nth --every 3 --packet 3    | the --packet p must be 0 <= p <= n-1",
                "-j TTL --ttl-set 300                            | TTL: bad value for option \"--ttl-set\", or out of"
                        + " range (0-255).",
                "-j TTL --ttl-dec 0                              | TTL: bad value for option \"--ttl-dec\", or out of"
                        + " range (1-255).",
                "-m ttl --ttl-eq 256                             | ttl: bad value for option \"--ttl-eq\", or out of"
                        + " range (0-255).",
                "-m recent --name A --rcheck --seconds 0         | recent: bad value for option \"--seconds\", or out"
                        + " of range (1-4294967295).",
                "-m limit --limit 5/min --limit-burst 10001      | limit: bad value for option \"--limit-burst\", or"
                        + " out of range (0-10000).",
                "-m hashlimit --hashlimit-upto 5/min --hashlimit-name h --hashlimit-srcmask 129 | hashlimit: bad value"
                        + " for option \"--hashlimit-srcmask\", neither a valid network mask nor valid CIDR (0-128).",
            })
    void whatCannotBeReadIsSaid(String text, String problem) {
        assertThat(IptablesText.parseRule(text.trim()).getLeft().toString()).endsWith(problem);
    }

    /** Of two options that exclude each other, none is taken for the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-j MARK --set-mark 1 --or-mark 2",
                "-j MARK --set-mark 1 --set-mark 2",
                "-j CONNMARK --save-mark --restore-mark",
                "-j CONNMARK --save-mark --mask 0xf --nfmask 0xff",
                "-j CONNMARK --save-mark --left-shift-mark 2",
                "-j CONNMARK --set-mark 1 --mask 3",
                "-j CONNMARK --set-mark 1 --save-mark",
                "-j TTL --ttl-set 3 --ttl-dec 1",
                "-j NETMAP --to 10.0.0.0/8 --to 10.1.0.0/16",
                "-j NETMAP --to 10.0.0.0/8 --random",
                "-j SNAT --to-source 10.0.0.1 --to-source 10.0.0.2",
                "-j NOTRACK --zone 3",
            })
    void aTargetOfMoreOptionsThanItHasIsNotModelled(String text) {
        assertThat(IptablesText.parseRule(text).get().target()).isEqualTo(new Target.Unknown(text));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "0.5, 1/2", "0.33333333349, 1/3", "0.3333333333, 1/3", "0.25000000000, 1/4", "0.2, 1/5"
    })
    void probabilitiesAreReadAsTheFractionsThatAreMeant(String text, String fraction) {
        Rule rule = IptablesText.parseRule("-m statistic --mode random --probability " + text)
                .get();
        assertThat(rule.matches().head().toString()).contains(fraction);
    }

    /** Where translations go: an address, a range of them, ports, and both. */
    @ParameterizedTest
    @CsvSource({
        "-j DNAT --to-destination 10.0.0.1",
        "-p tcp -j DNAT --to-destination 10.0.0.1:80",
        "-p tcp -j DNAT --to-destination 10.0.0.1:80-90",
        "-j DNAT --to-destination 10.0.0.1-10.0.0.9",
        "-p tcp -j DNAT --to-destination 10.0.0.1-10.0.0.9:80-90",
        "-p tcp -j DNAT --to-destination :80",
        "-p tcp -j DNAT --to-destination 10.0.0.1:80 --random",
        "-j DNAT --to-destination 10.0.0.1 --persistent",
        "-j SNAT --to-source 10.0.0.1",
        "-p tcp -j SNAT --to-source 10.0.0.1:1024-2048",
        "-j SNAT --to-source 10.0.0.1 --random-fully",
        "-j SNAT --to-source 10.0.0.1-10.0.0.3 --persistent",
        "-j MASQUERADE",
        "-j MASQUERADE --random-fully",
        "-p tcp -j MASQUERADE --to-ports 1024-2048",
        "-p tcp -j REDIRECT --to-ports 15001",
    })
    void translationsAreReadAndPrintedBack(String rule) {
        assertThat(saved(rule)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "-j DNAT --to-destination 2001:db8::1",
        "-p tcp -j DNAT --to-destination [2001:db8::1]:80",
        "-p tcp -j DNAT --to-destination [2001:db8::1]:80-90",
        "-p tcp -j DNAT --to-destination [2001:db8::1-2001:db8::9]:80",
        "-j SNAT --to-source 2001:db8::1",
    })
    void translationsOfIpv6AreReadAndPrintedBack(String rule) {
        assertThat(RuleText.saved(IptablesText.parseRule(rule).get(), IpFamily.IPV6))
                .isEqualTo(rule);
    }
}
