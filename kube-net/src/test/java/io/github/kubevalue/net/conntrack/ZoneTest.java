package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {
    /** include/net/netfilter/nf_conntrack_zones.h, nf_ct_zone_id. */
    @ParameterizedTest
    @CsvSource({
        "0, BOTH, 0, 0, true",
        "7, BOTH, 7, 7, true",
        "65535, BOTH, 65535, 65535, true",
        "7, ORIGINAL, 7, 0, false",
        "7, REPLY, 0, 7, false",
        "0, ORIGINAL, 0, 0, true",
    })
    void aZoneIsOneForBothDirectionsOrForOne(int id, Zone.Scope scope, int original, int reply, boolean one) {
        Zone zone = new Zone(id, scope);
        assertThat(zone.id(Direction.ORIGINAL)).isEqualTo(original);
        assertThat(zone.id(Direction.REPLY)).isEqualTo(reply);
        assertThat(zone.isOne()).isEqualTo(one);
        assertThat(zone).hasToString("" + id);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void aNumberFitsSixteenBits(int id) {
        assertThatThrownBy(() -> Zone.of(id)).hasMessage("zone must be 0 to 65535, was " + id);
    }
}
