package io.github.kubevalue.dns.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.dns.arbitrary.NameArbitraries;
import io.github.kubevalue.model.address.Ip;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameLawsTest {

    @Provide
    Arbitrary<DomainName> relative() {
        return NameArbitraries.relativeNames();
    }

    @Provide
    Arbitrary<DomainName> absolute() {
        return NameArbitraries.absoluteNames();
    }

    @Provide
    Arbitrary<Ip> addresses() {
        return NameArbitraries.addresses();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void roundTrip(@ForAll("absolute") DomainName name) {
        assertThat(DomainName.parse(name.toString())).isEqualTo(name);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void associativity(
            @ForAll("relative") DomainName a, @ForAll("relative") DomainName b, @ForAll("absolute") DomainName c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsBeforeAZoneAndTheZoneMakeTheName(
            @ForAll("relative") DomainName host, @ForAll("absolute") DomainName zone) {
        DomainName name = host.plus(zone);

        assertThat(name.isWithin(zone)).isTrue();
        assertThat(name.without(zone)).isEqualTo(host);
        assertThat(name.spelled(zone)).isEqualTo(zone);
        assertThat(name.labels()).isEqualTo(host.labels().appendAll(zone.labels()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aZoneNeedNotEndInADotToHaveNamesBelow(
            @ForAll("relative") DomainName host, @ForAll("absolute") DomainName zone) {
        assertThat(host.tryBelow(zone)).containsExactly(host.plus(zone));
        assertThat(host.tryBelow(zone.relative())).containsExactly(host.plus(zone));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aNameLiesInEachOfItsParents(@ForAll("absolute") DomainName name) {
        DomainName above = name;
        for (int i = 0; i <= name.labelCount(); i++) {
            assertThat(name.isWithin(above)).isTrue();
            above = above.parent();
        }
        assertThat(above.isRoot()).isTrue();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void caseDoesNotMatterToDns(@ForAll("absolute") DomainName name) {
        assertThat(name.lowerCase().isSame(name)).isTrue();
        assertThat(name.lowerCase().compareTo(name) == 0)
                .isEqualTo(name.lowerCase().equals(name));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void orderIsTotal(@ForAll("absolute") DomainName a, @ForAll("absolute") DomainName b) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void inverse(@ForAll("addresses") Ip ip) {
        assertThat(DomainName.reverse(ip).reverseAddress()).containsExactly(ip);
    }

    @Property(tries = 1_000)
    void anyTextIsANameThatReadsBackOrNone(
            @ForAll @Chars({'\\', '.', '0', '2', '5', 'a', '\u0087', '\uFFFD'}) String text) {
        DomainName.tryParse(text).forEach(name -> {
            assertThat(DomainName.parse(name.toString())).isEqualTo(name);
            assertThat(name.absolute().labelCount()).isEqualTo(name.labelCount());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "a.b,1,2,false",
        "a.b.,1,2,true",
        ".,0,0,true",
        "a\\.b.c,1,2,false",
        "a\\\\.b.,1,2,true",
        "a\\.,0,1,false",
    })
    void dotsInLabelsAreNoSeparators(String text, int dots, int labels, boolean absolute) {
        DomainName name = DomainName.parse(text);

        assertThat(name.dots()).isEqualTo(dots);
        assertThat(name.labelCount()).isEqualTo(labels);
        assertThat(name.isAbsolute()).isEqualTo(absolute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", ".a", "..", "a\\", "a\\25", "a\\256", "ü\u0394", "\\\uFFFD"})
    void whatIsNoNameIsRefused(String text) {
        assertThat(DomainName.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> DomainName.parse(text)).hasMessageStartingWith("not a domain name");
    }

    @ParameterizedTest
    @CsvSource({"63,true", "64,false"})
    void aLabelHas63OctetsAtMost(int length, boolean valid) {
        assertThat(DomainName.tryParse("a".repeat(length)).isDefined()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"126,true", "127,true", "128,false"})
    void aNameHas255OctetsAtMost(int labels, boolean valid) {
        String text =
                String.join(".", IntStream.range(0, labels).mapToObj(i -> "a").toList());

        assertThat(DomainName.tryParse(text).isDefined()).isEqualTo(valid);
    }
}
