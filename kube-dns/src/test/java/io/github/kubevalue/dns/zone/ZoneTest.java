package io.github.kubevalue.dns.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTest {
    private static final Zones WORLD = Zones.of(
            Zone.of("example.com")
                    .with("@", Ip.parse("203.0.113.1"))
                    .with("www", new RecordData.Cname(DomainName.parse("lb.cloud.example.")))
                    .with("here", new RecordData.Cname(DomainName.parse("a.deep.example.com.")))
                    .with("a.deep", Ip.parse("203.0.113.2"))
                    .with("*.apps", Ip.parse("203.0.113.3"))
                    .with("there.apps", new RecordData.Mx(10, DomainName.parse("mail.example.com.")))
                    .with("round", new RecordData.Cname(DomainName.parse("round.example.com.")))
                    .with("sub", new RecordData.Ns(DomainName.parse("ns.elsewhere.example."))),
            Zone.of("cloud.example").with("lb", Ip.parse("203.0.113.9")).with("lb", Ip.parse("2001:db8::9")));

    private static String ask(String name, String type) {
        Response response = WORLD.answer(Query.of(name, RecordType.parse(type)));
        return (response.isNoData() ? "NODATA" : response.rcode().toString())
                + response.answer().map(found -> " " + found.data()).mkString();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com,A,NOERROR 203.0.113.1",
        "EXAMPLE.com,A,NOERROR 203.0.113.1",
        "example.com,NS,NOERROR ns1.example.com.",
        "example.com,AAAA,NODATA",
        "www.example.com,A,NOERROR lb.cloud.example. 203.0.113.9",
        "www.example.com,AAAA,NOERROR lb.cloud.example. 2001:db8::9",
        "www.example.com,CNAME,NOERROR lb.cloud.example.",
        "www.example.com,TXT,NOERROR lb.cloud.example.",
        "here.example.com,A,NOERROR a.deep.example.com. 203.0.113.2",
        "deep.example.com,A,NODATA",
        "b.deep.example.com,A,NXDOMAIN",
        "any.apps.example.com,A,NOERROR 203.0.113.3",
        "x.y.apps.example.com,A,NOERROR 203.0.113.3",
        "any.apps.example.com,AAAA,NODATA",
        "there.apps.example.com,A,NODATA",
        "below.there.apps.example.com,A,NXDOMAIN",
        "nothing.example.com,A,NXDOMAIN",
        "nothing.example.net,A,NXDOMAIN",
        "host.sub.example.com,A,SERVFAIL",
    })
    void answers(String name, String type, String expected) {
        assertThat(ask(name, type)).isEqualTo(expected);
    }

    @Test
    void aliasesThatGoRoundEnd() {
        assertThat(ask("round.example.com", "A")).isEqualTo("SERVFAIL");
    }

    @Test
    void aResolverIsNoAuthorityAndOffersRecursion() {
        Response response = WORLD.answer(Query.of("example.com", RecordType.A));

        assertThat(response.flags().has(Flag.AA)).isFalse();
        assertThat(response.flags().has(Flag.RA)).isTrue();
    }

    @Test
    void wildcardsAnswerUnderTheNameThatWasAsked() {
        Response response = WORLD.answer(Query.of("Shop.apps.example.com", RecordType.A));

        assertThat(response.answer().head().name()).isEqualTo(DomainName.parse("Shop.apps.example.com."));
    }

    @Test
    void whatNoZoneHoldsIsSaidToBeUnknown() {
        Response response = WORLD.answer(Query.of("example.org", RecordType.A));

        assertThat(response.because().head().rule()).contains("no zone is given that holds example.org.");
        assertThat(response.authority().head().name().isRoot()).isTrue();
    }

    @Test
    void anAliasStandsAlone() {
        Zone zone = Zone.of("example.com").with("www", Ip.parse("203.0.113.1"));

        assertThatThrownBy(() -> zone.with("www", new RecordData.Cname(DomainName.parse("a."))))
                .hasMessageStartingWith("an alias stands alone");
        assertThatThrownBy(() -> zone.with("@", new RecordData.Cname(DomainName.parse("a."))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aZoneHoldsNoNamesOfOthers() {
        assertThatThrownBy(() -> Zone.of("example.com").lookup(DomainName.parse("a.example.org."), RecordType.A))
                .hasMessage("a.example.org. is not within the zone example.com.");
    }
}
