package io.github.kubevalue.dsl.benchmark;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One change of a cluster at rest, until it is at rest again. Nodes run 30 pods each, of as many Deployments as there are nodes,
 * each with its Service: what a change costs does not depend on how many there are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChangeBenchmark {
    @Param({"100", "5000"})
    public int nodes;

    private Cluster cluster;
    private Deployment deployment;
    private Deployment other;
    private Service service;

    @Setup
    public void converge() {
        cluster = Samples.convergedWide(Samples.workloads(nodes, nodes, 30)).cluster();
        deployment = deployment("app-7");
        PodTemplateSpec template = deployment.spec().template();
        other = deployment.withSpec(deployment
                .spec()
                .withTemplate(template.withSpec(template.spec()
                        .withContainers(template.spec()
                                .containers()
                                .map(one -> one.withImage(Option.of("registry.example.com/app-7:2")))))));
        Service named = Service.named("default", "extra");
        service = named.withSpec(
                named.spec().withSelector(TreeMap.of("app", "app-7")).withPorts(Vector.of(ServicePort.of(80))));
    }

    private Deployment deployment(String name) {
        Deployment stored =
                cluster.snapshot().get(Deployment.KIND, "default", name).get();
        return Deployment.builder()
                .metadata(ObjectMeta.named("default", name))
                .spec(stored.spec())
                .build();
    }

    /** A roll-out of 30 pods: some 400 writes. */
    @Benchmark
    public Convergence image() {
        return settled(other);
    }

    /** One pod more. */
    @Benchmark
    public Convergence replica() {
        return settled(deployment.withSpec(deployment.spec().withReplicas(Option.of(31))));
    }

    @Benchmark
    public Convergence service() {
        return settled(service);
    }

    /** The node is found dead, its pods are evicted, and others take their place. */
    @Benchmark
    public Convergence deadNode() {
        return cluster.after(new Fault.NodeLost("node-7")).converge();
    }

    private Convergence settled(KubeObject applied) {
        return cluster.apply(Vector.of(applied)).get().converge();
    }
}
