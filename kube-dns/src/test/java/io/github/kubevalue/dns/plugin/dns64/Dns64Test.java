package io.github.kubevalue.dns.plugin.dns64;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Lines;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Source;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows are those of plugin/dns64/dns64_test.go and setup_test.go. */
class Dns64Test {
    private static final String SOA = "example.com. %d IN SOA foo. bar. 1 7200 900 1209600 86400";
    private static final String TWO = "example.com. 60 IN A 192.0.2.42; example.com. 5000 IN A 192.0.2.43";
    private static final Query QUERY = Query.of("example.com.", RecordType.AAAA);

    private static Source source(Rcode rcode, String aaaa, String a, boolean cut) {
        return new Source((query, chain) -> {
            boolean v6 = query.type().equals(RecordType.AAAA);
            Response reply = Source.reply(query, v6 ? rcode : Rcode.NOERROR, v6 ? aaaa : a);
            return cut && !v6 ? reply.withFlags(reply.flags().with(Flag.TC)) : reply;
        });
    }

    private static Client client(Dns64 plugin, Source source, String ip) {
        return new Client(plugin, source).from(Sender.at(Ip.parse(ip)));
    }

    private static String tell(Response response) {
        return response.rcode()
                + response.answer()
                        .map(found -> " " + found.ttl() + " " + found.data())
                        .mkString()
                + response.authority()
                        .map(ResourceRecord::type)
                        .map(type -> " " + type)
                        .mkString();
    }

    /** TestDNS64 and TestResponseShould. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOERROR | / 70 | " + TWO + " | NOERROR 60 64:ff9b::c000:22a 70 64:ff9b::c000:22b",
                "NOERROR | / 3600 | / 3600 | NOERROR SOA",
                "REFUSED | '' | " + TWO + " | NOERROR 60 64:ff9b::c000:22a 600 64:ff9b::c000:22b",
                "NOTIMP | / 70 | " + TWO + " | NOERROR 60 64:ff9b::c000:22a 70 64:ff9b::c000:22b",
                "NXDOMAIN | / 3600 | " + TWO + " | NXDOMAIN SOA",
                "NOERROR | example.com. 60 IN AAAA ::1; example.com. 5000 IN AAAA ::2 | " + TWO
                        + " | NOERROR 60 ::1 5000 ::2",
                "NOERROR | / 70 | example.com. 9 IN CNAME a.; a. 9 IN A 192.0.2.42 | NOERROR 9 a. 9 64:ff9b::c000:22a",
            })
    void namesWithoutIpv6AddressesAreGivenSome(String rcode, String aaaa, String a, String told) {
        Source source = source(Rcode.valueOf(rcode), withSoa(aaaa), withSoa(a), false);

        assertThat(tell(client(Dns64.standard(), source, "::1").ask(QUERY))).isEqualTo(told);
    }

    private static String withSoa(String text) {
        return text.startsWith("/ ") ? "/ " + String.format(SOA, Integer.parseInt(text.substring(2))) : text;
    }

    @Test
    void theReplyClaimsNothingAndIsCutIfTheOtherIs() {
        Response reply = client(Dns64.standard(), source(Rcode.NOERROR, "", TWO, true), "::1")
                .ask(QUERY);

        assertThat(reply.flags()).isEqualTo(Flags.of(Flag.QR, Flag.RD, Flag.TC));
        assertThat(reply.question()).isEqualTo(QUERY.question());
    }

    @Test
    void allNamesAreTranslatedIfThatIsSaid() {
        Dns64 all = new Dns64(Prefix.WELL_KNOWN, true, false);

        assertThat(tell(client(all, source(Rcode.NOERROR, "example.com. 60 IN AAAA ::1", TWO, false), "::1")
                        .ask(QUERY)))
                .isEqualTo("NOERROR 60 64:ff9b::c000:22a 600 64:ff9b::c000:22b");
    }

    @Test
    void whatNoPluginWroteIsNotTranslated() {
        Source fails = Source.fails();

        assertThat(client(Dns64.standard(), fails, "::1").ask(QUERY).rcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(fails.asked()).hasSize(1);
    }

    /** TestRequestShouldIntercept. */
    @ParameterizedTest
    @CsvSource({"true, ::1, AAAA, 2", "true, 127.0.0.1, AAAA, 2", "false, 127.0.0.1, AAAA, 1", "false, ::1, A, 1"})
    void onlySomeQueriesAreTranslated(boolean allowIpv4, String ip, String type, int asked) {
        Source source = source(Rcode.NOERROR, "", TWO, false);
        client(new Dns64(Prefix.WELL_KNOWN, false, allowIpv4), source, ip)
                .ask(Query.of("example.com.", RecordType.parse(type)));

        assertThat(source.asked()).hasSize(asked);
    }

    /** TestTo6. */
    @ParameterizedTest
    @CsvSource({
        "64:ff9b::/96, 64:ff9b::4040:4040",
        "64:ff9b::/64, 64:ff9b::40:4040:4000:0",
        "64:ff9b::/56, 64:ff9b:0:40:40:4040::",
        "64::/32, 64:0:4040:4040::",
    })
    void octetsFollowThePrefix(String network, String ip) {
        assertThat(new Prefix(Cidr.parse(network)).of(Ip.parse("64.64.64.64"))).isEqualTo(Ip.parse(ip));
    }

    private static Either<String, Dns64> setUp(String lines) {
        return Lines.setUp("dns64", Dns64Setup::plugins, lines).map(plugins -> (Dns64) plugins.head());
    }

    /** TestSetupDns64. */
    @ParameterizedTest
    @CsvSource({
        "dns64, 64:ff9b::/96, false, false",
        "dns64 64:dead::/96, 64:dead::/96, false, false",
        "dns64 {;translate_all;}, 64:ff9b::/96, true, false",
        "dns64 {;prefix 64:ff9b::/32;}, 64:ff9b::/32, false, false",
        "dns64 {;prefix 2002:ac12:b083::/96;}, 2002:ac12:b083::/96, false, false",
        "dns64 {;prefix 2002:c0a8:a88a::1/48;}, 2002:c0a8:a88a::/48, false, false",
        "dns64 {;allow_ipv4;}, 64:ff9b::/96, false, true",
    })
    void optionsAreRead(String lines, String prefix, boolean all, boolean ipv4) {
        assertThat(setUp(lines).get()).isEqualTo(new Dns64(new Prefix(Cidr.parse(prefix)), all, ipv4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dns64 {;prefix 64:ff9b::/52;} | Corefile:3 - Error during parsing: invalid prefix length"
                        + " \"64:ff9b::/52\"",
                "dns64 {;prefix 64:ff9b::/104;} | Corefile:3 - Error during parsing: invalid prefix length"
                        + " \"64:ff9b::/104\"",
                "dns64 {;prefix 8.8.8.8/24;} | Corefile:3 - Error during parsing: invalid netmask 32 IPv6 address:"
                        + " \"8.8.8.0/24\"",
                "dns64 foobar | invalid CIDR address: foobar",
                "dns64 {;foobar;} | Corefile:3 - Error during parsing: unknown property 'foobar'",
                "dns64 a b | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'b'",
            })
    void whatIsWrongIsSaid(String lines, String error) {
        assertThat(setUp(lines).getLeft()).isEqualTo("plugin/dns64: " + error);
    }
}
