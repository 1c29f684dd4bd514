package io.github.kubevalue.model.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

    @ParameterizedTest
    @CsvSource({
        "172.30.0.041, 172.30.0.41",
        "1.2.3.004, 1.2.3.4",
        "10.00.0.0, 10.0.0.0",
        "10.100.0.20, 10.100.0.20",
        "fd00::1, fd00::1",
        "10.0.0, ",
        "::1.2.3.04x, ",
    })
    void sloppyReadersPassOverLeadingZeros(String text, String address) {
        assertThat(Ip.tryParseSloppy(text).map(Ip::toString).getOrNull()).isEqualTo(address);
        assertThat(Cidr.tryParseSloppy(text + "/08").map(Cidr::toString).getOrNull())
                .isEqualTo(address == null || address.contains(":") ? null : address + "/8");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:0:0:0:0:0, 1::",
        "::ffff:10.0.0.1, ::ffff:10.0.0.1",
    })
    void textIsCanonical(String text, String canonical) {
        assertThat(Ip.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "256.1.1.1",
                "1.2.3.4/24",
                ":::",
                "1::2::3",
                "12345::",
                "1:2:3:4:5:6:7:8:9",
                "fe80::1%eth0"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Ip.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Property
    void roundTrip(@ForAll long high, @ForAll long low) {
        Ip six = Ip.v6(high, low);
        Ip four = Ip.v4(low & 0xffff_ffffL);
        assertThat(Ip.parse(six.toString())).isEqualTo(six);
        assertThat(Ip.parse(four.toString())).isEqualTo(four);
    }

    @Property
    void stepsAdd(@ForAll long high, @ForAll long low, @ForAll int steps) {
        Ip six = Ip.v6(high, low);
        assertThat(six.plus(steps).plus(-(long) steps)).isEqualTo(six);
        assertThat(six.plus(1).toBigInteger().bitLength()).isLessThanOrEqualTo(128);
    }

    /** A bit beyond the prefix never matters, one within it always does. */
    @Property
    void aBlockContainsWhatSharesItsPrefix(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(max = 128) int prefix,
            @ForAll @IntRange(max = 127) int flipped) {
        Ip ip = Ip.v6(high, low);
        Ip other = Ip.v6(
                flipped < 64 ? high ^ 1L << (63 - flipped) : high, flipped < 64 ? low : low ^ 1L << (127 - flipped));
        assertThat(new Cidr(ip, prefix).contains(ip)).isTrue();
        assertThat(new Cidr(ip, prefix).contains(other)).isEqualTo(flipped >= prefix);
        Ip fourth = Ip.v4(low & 0xffff_ffffL);
        Ip otherFourth = Ip.v4((low ^ 1L << (31 - flipped % 32)) & 0xffff_ffffL);
        int fourthPrefix = Math.min(prefix, 32);
        assertThat(new Cidr(fourth, fourthPrefix).contains(fourth)).isTrue();
        assertThat(new Cidr(fourth, fourthPrefix).contains(otherFourth)).isEqualTo(flipped % 32 >= fourthPrefix);
        assertThat(new Cidr(fourth, fourthPrefix).contains(ip)).isFalse();
    }

    @Test
    void blocksContainTheirEnds() {
        Cidr block = Cidr.parse("10.244.1.7/22");
        assertThat(block.first()).hasToString("10.244.0.0");
        assertThat(block.last()).hasToString("10.244.3.255");
        assertThat(block.contains(block.last())).isTrue();
        assertThat(block.contains(block.last().plus(1))).isFalse();
    }
}
