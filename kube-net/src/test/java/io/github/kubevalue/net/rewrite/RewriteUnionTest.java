package io.github.kubevalue.net.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.net.arbitrary.FlowArbitraries;
import io.github.kubevalue.net.packet.Flow;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The union of rewrites: the least one above both in the natural order, where they agree. */
class RewriteUnionTest {
    private static final Flow SERVICE = Flow.tcp("10.244.1.9:5000", "10.96.0.10:80");
    private static final Flow ENDPOINT = Flow.tcp("10.244.1.9:5000", "10.244.1.2:8080");

    @Provide
    Arbitrary<Rewrite> rewrites() {
        return FlowArbitraries.rewrites();
    }

    @Provide
    Arbitrary<Set<Flow>> flows() {
        return FlowArbitraries.transports().set().ofMaxSize(4).map(HashSet::ofAll);
    }

    @Property(tries = 300)
    void theUnionOfTwoRestrictionsIsTheRestrictionToTheUnion(
            @ForAll("rewrites") Rewrite r, @ForAll("flows") Set<Flow> some, @ForAll("flows") Set<Flow> others) {
        Rewrite union = r.on(some).or(r.on(others));
        assertThat(union).isEqualTo(r.on(some.union(others)));
        assertThat(r.on(some).isPartOf(union)).isTrue();
        assertThat(r.on(others).isPartOf(union)).isTrue();
        assertThat(r.on(others).or(r.on(some))).isEqualTo(union);
        assertThat(union.inverse())
                .isEqualTo(r.on(some).inverse().or(r.on(others).inverse()));
    }

    @Property(tries = 300)
    void aPartAddsNothingToTheWhole(@ForAll("rewrites") Rewrite r, @ForAll("flows") Set<Flow> some) {
        assertThat(r.or(r.on(some))).isEqualTo(r);
        assertThat(r.on(some).or(r)).isEqualTo(r);
        assertThat(Rewrite.IDENTITY.or(Rewrite.identityOn(some))).isEqualTo(Rewrite.IDENTITY);
        assertThat(Rewrite.identityOn(some).or(Rewrite.IDENTITY)).isEqualTo(Rewrite.IDENTITY);
        assertThat(Rewrite.IDENTITY.or(Rewrite.IDENTITY)).isEqualTo(Rewrite.IDENTITY);
    }

    @Property(tries = 300)
    void oneRewriteIsPartOfAnotherExactlyIfItDoesNothingElse(
            @ForAll("rewrites") Rewrite p, @ForAll("rewrites") Rewrite q, @ForAll("flows") Set<Flow> some) {
        Rewrite part = q.on(some);
        assertThat(part.isPartOf(q)).isTrue();
        boolean agrees = p.equals(q)
                || p instanceof FiniteRewrite finite
                        && finite.flows().forAll(move -> q.apply(move._1).contains(move._2));
        Statistics.label("a part").collect(agrees);
        assertThat(p.isPartOf(q)).isEqualTo(agrees);
    }

    @Example
    void flowsThatDisagreeHaveNoUnion() {
        Rewrite translates = Rewrite.of(SERVICE, ENDPOINT);
        assertThatThrownBy(() -> translates.or(Rewrite.IDENTITY)).hasMessageContaining("one flow two");
        assertThatThrownBy(() -> Rewrite.IDENTITY.or(translates)).hasMessageContaining("one flow two");
        assertThatThrownBy(() -> translates.or(Rewrite.of(SERVICE, SERVICE))).hasMessageContaining("one flow two");
        assertThatThrownBy(() -> translates.or(Rewrite.of(ENDPOINT, ENDPOINT))).hasMessageContaining("two flows one");
    }

    @Example
    void flowsApartHaveOne() {
        Flow other = Flow.udp("10.244.1.9:5000", "10.96.0.10:53");
        assertThat(Rewrite.of(SERVICE, ENDPOINT).or(Rewrite.of(other, other)))
                .isEqualTo(Rewrite.of(HashMap.of(SERVICE, ENDPOINT, other, other)));
    }
}
