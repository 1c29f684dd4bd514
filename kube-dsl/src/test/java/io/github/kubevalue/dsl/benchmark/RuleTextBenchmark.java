package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.vavr.collection.Vector;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The iptables-save text of a node with 20,000 Services of two endpoints each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class RuleTextBenchmark {
    private static final int SERVICES = 20_000;

    private Ruleset rules;
    private String text;

    @Setup
    public void compile() {
        rules = IptablesProxy.on(Networks.NODE, Networks.config(ProxyMode.IPTABLES), IpFamily.IPV4)
                .withAll(
                        Vector.range(0, SERVICES).map(Networks::service),
                        Vector.range(0, SERVICES).map(i -> Networks.slice(i, Networks.addresses(i, 2))))
                .ruleset();
        text = print();
        if (!IptablesText.saved(parse(), IpFamily.IPV4).equals(text)) {
            throw new IllegalStateException("what was read is not printed back");
        }
    }

    @Benchmark
    public String print() {
        return IptablesText.saved(rules, IpFamily.IPV4);
    }

    @Benchmark
    public Ruleset parse() {
        return IptablesText.parse(text).get();
    }
}
