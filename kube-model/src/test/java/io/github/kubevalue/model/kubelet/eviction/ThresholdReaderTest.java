package io.github.kubevalue.model.kubelet.eviction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of {@code pkg/kubelet/eviction/helpers_test.go}, TestParseThresholdConfig. */
class ThresholdReaderTest {

    /** Reads {@code memory.available=150Mi;nodefs.available=1Gi}. */
    private static SortedMap<String, String> map(@Nullable String text) {
        return Vector.of((text == null ? "" : text).split(";"))
                .filter(part -> !part.isEmpty())
                .toSortedMap(part -> part.split("=", 2)[0].strip(), part -> part.split("=", 2)[1].strip());
    }

    private static String print(ThresholdValue value) {
        return value instanceof ThresholdValue.Amount amount
                ? amount.quantity().toString()
                : ((ThresholdValue.Share) value).percentage() + "";
    }

    private static String print(Threshold threshold) {
        return threshold.signal() + "<" + print(threshold.value())
                + (threshold.isHard() ? "" : " for " + threshold.grace().toSeconds() + "s")
                + threshold.minReclaim().map(more -> " reclaim " + print(more)).getOrElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | | | | ",
                "memory.available=150Mi | memory.available=300Mi | memory.available=30s | memory.available=0"
                        + " | memory.available<150Mi reclaim 0, memory.available<300Mi for 30s reclaim 0",
                "memory.available=10% | memory.available=30% | memory.available=30s | memory.available=5%"
                        + " | memory.available<0.1 reclaim 0.05, memory.available<0.3 for 30s reclaim 0.05",
                "imagefs.available=150Mi;nodefs.available=100Mi | imagefs.available=300Mi;nodefs.available=200Mi"
                        + " | imagefs.available=30s;nodefs.available=30s | imagefs.available=2Gi;nodefs.available=1Gi"
                        + " | imagefs.available<150Mi reclaim 2Gi, nodefs.available<100Mi reclaim 1Gi,"
                        + " imagefs.available<300Mi for 30s reclaim 2Gi, nodefs.available<200Mi for 30s reclaim 1Gi",
                "imagefs.available=15%;nodefs.available=10.5% | imagefs.available=30%;nodefs.available=20.5%"
                        + " | imagefs.available=30s;nodefs.available=30s | imagefs.available=10%;nodefs.available=5%"
                        + " | imagefs.available<0.15 reclaim 0.1, nodefs.available<0.105 reclaim 0.05,"
                        + " imagefs.available<0.3 for 30s reclaim 0.1, nodefs.available<0.205 for 30s reclaim 0.05",
                "imagefs.inodesFree=150Mi;nodefs.inodesFree=100Mi | imagefs.inodesFree=300Mi;nodefs.inodesFree=200Mi |"
                        + " imagefs.inodesFree=30s;nodefs.inodesFree=30s | imagefs.inodesFree=2Gi;nodefs.inodesFree=1Gi |"
                        + " imagefs.inodesFree<150Mi reclaim 2Gi, nodefs.inodesFree<100Mi reclaim 1Gi,"
                        + " imagefs.inodesFree<300Mi for 30s reclaim 2Gi, nodefs.inodesFree<200Mi for 30s reclaim 1Gi",
                "memory.available=0% | memory.available=0% | | | ",
                "memory.available=100% | memory.available=100% | memory.available=30s | | ",
            })
    void thresholdsAreRead(
            @Nullable String hard,
            @Nullable String soft,
            @Nullable String grace,
            @Nullable String reclaim,
            @Nullable String thresholds) {
        assertThat(new ThresholdReader(map(hard), map(soft), map(grace), map(reclaim))
                        .stated()
                        .map(ThresholdReaderTest::print)
                        .mkString(", "))
                .isEqualTo(thresholds == null ? "" : thresholds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mem.available=150Mi | | | | unsupported eviction signal mem.available",
                "memory.available=-150Mi | | | | eviction threshold memory.available must be positive: -150Mi",
                "memory.available=-15% | | | | eviction percentage threshold memory.available must be >= 0%: -15%",
                "memory.available=150% | | | | eviction percentage threshold memory.available must be <= 100%: 150%",
                " | memory.available=-150Mi | | | eviction threshold memory.available must be positive: -150Mi",
                "memory.available=150Mi;invalid.foo=150Mi | | | | unsupported eviction signal invalid.foo",
                " | memory.available=150Mi | | | grace period must be specified for the soft eviction threshold"
                        + " memory.available",
                " | memory.available=150Mi | memory.available=-30s | | invalid eviction grace period specified: -30s,"
                        + " must be a positive value",
                " | | | memory.available=-300Mi | negative eviction minimum reclaim specified for memory.available",
                " | | | mem.available=300Mi | unsupported eviction signal mem.available",
                " | | | memory.available= | quantities must match the regular expression",
                " | | | memory.available=-15% | eviction percentage minimum reclaim memory.available must be positive:"
                        + " -15%",
                " | | | memory.available=10..5% | strconv.ParseFloat: parsing \"10..5\": invalid syntax",
                "memory.available= | | | | quantities must match the regular expression",
                "memory.available=10..5% | | | | strconv.ParseFloat: parsing \"10..5\": invalid syntax",
                " | memory.available=150Mi | mem.available=30s | | unsupported eviction signal mem.available",
                " | memory.available=150Mi | memory.available=30mins | | time: unknown unit \"mins\" in duration"
                        + " \"30mins\"",
            })
    void whatCannotBeReadIsRefused(
            @Nullable String hard,
            @Nullable String soft,
            @Nullable String grace,
            @Nullable String reclaim,
            String message) {
        ThresholdReader reader = new ThresholdReader(map(hard), map(soft), map(grace), map(reclaim));
        assertThatThrownBy(reader::stated)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void fromWhatIsStatedFollowsMore() {
        assertThat(ThresholdReader.DEFAULT.map(ThresholdReaderTest::print))
                .containsExactly(
                        "imagefs.available<0.15",
                        "imagefs.inodesFree<0.05",
                        "memory.available<100Mi",
                        "nodefs.available<0.1",
                        "nodefs.inodesFree<0.05",
                        "allocatableMemory.available<100Mi",
                        "containerfs.available<0.1",
                        "containerfs.inodesFree<0.05");
    }

    @ParameterizedTest
    @CsvSource({"1Gi, , 500Mi, true", "1Gi, , 2Gi, false", "1Gi, 500Mi, 1.05Gi, true", "1Gi, 500Mi, 2Gi, false"})
    void aThresholdIsCrossedUntilEnoughIsReclaimed(
            String value, @Nullable String reclaim, String available, boolean crossed) {
        Threshold threshold = new Threshold(
                Signal.MEMORY_AVAILABLE,
                new ThresholdValue.Amount(Quantity.parse(value)),
                Duration.ZERO,
                Option.of(reclaim).map(text -> new ThresholdValue.Amount(Quantity.parse(text))));
        Observation seen = new Observation(Quantity.parse("4Gi"), Quantity.parse(available));
        assertThat(threshold.isUnresolved(seen)).isEqualTo(crossed);
    }

    // TestPercentageThresholdsMet
    @ParameterizedTest
    @CsvSource({
        "600, 1000, , true",
        "700, 1000, , false",
        "600, 1000, 10, true",
        "400, 1000, 50, true",
        "900, 1000, 1, false"
    })
    void aShareIsOfAllThereIs(long available, long capacity, @Nullable Integer reclaim, boolean crossed) {
        Threshold threshold = new Threshold(
                Signal.MEMORY_AVAILABLE,
                new ThresholdValue.Share(0.7f),
                Duration.ZERO,
                Option.of(reclaim).map(percent -> new ThresholdValue.Share(percent / 100f)));
        Observation seen = new Observation(Quantity.of(capacity), Quantity.of(available));
        assertThat(threshold.isUnresolved(seen)).isEqualTo(crossed);
        assertThat(new Observations(TreeMap.of(Signal.MEMORY_AVAILABLE, seen)).unresolved(Vector.of(threshold)))
                .hasSize(crossed ? 1 : 0);
    }
}
