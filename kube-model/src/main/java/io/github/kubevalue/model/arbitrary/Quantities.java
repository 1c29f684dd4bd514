package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Amounts of resources. */
public final class Quantities {
    private Quantities() {}

    /** Any amount between -100,000 and 100,000 of any unit, in any way of writing. */
    public static Arbitrary<Quantity> quantities() {
        Arbitrary<String> suffixes =
                Arbitraries.of("", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi", "e2", "e3", "E-3");
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-100_000), BigDecimal.valueOf(100_000))
                .ofScale(3);
        return Combinators.combine(numbers, suffixes)
                .as((number, suffix) -> Quantity.parse(number.toPlainString() + suffix));
    }

    /** What a container asks of CPU. */
    public static Arbitrary<Quantity> cpus() {
        return Arbitraries.of("100m", "250m", "500m", "1", "1.5", "2").map(Quantity::parse);
    }

    /** What a container asks of memory. */
    public static Arbitrary<Quantity> memories() {
        return Arbitraries.of("64Mi", "128Mi", "512Mi", "1Gi", "2G").map(Quantity::parse);
    }

    /** What a container asks for: nothing, or CPU and memory, which are now and then its limits too. */
    public static Arbitrary<ResourceRequirements> requirements() {
        Arbitrary<ResourceRequirements> requests =
                Combinators.combine(cpus(), memories()).as(ResourceRequirements::requesting);
        Arbitrary<ResourceRequirements> guaranteed = requests.map(asked -> asked.withLimits(asked.requests()));
        return Arbitraries.oneOf(Arbitraries.just(ResourceRequirements.builder().build()), requests, guaranteed);
    }
}
