package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.PodSpec;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What can be said of pods, whoever makes them. The first container is called as the workload is; {@link #image},
 * {@link #port}, {@link #env} and {@link #request} speak of it.
 *
 * @param <S> the stage itself
 */
public interface WorkloadStage<S> {

    /** The image of the first container. */
    S image(String image);

    /** A TCP port of the first container. */
    S port(int port);

    /** A named TCP port of the first container. */
    S port(String name, int port);

    /** An environment variable of the first container. */
    S env(String name, String value);

    /** What the first container requests: {@code request("500m", "128Mi")}. */
    S request(String cpu, String memory);

    /** A readiness probe of the first container: HTTP GET of that path on that port. */
    S readiness(String path, int port);

    /** A further container. */
    S container(String name, UnaryOperator<ContainerStage> says);

    /** A label of the pods. */
    S label(String key, String value);

    /** An annotation of the pods. */
    S annotation(String key, String value);

    /** The pods only run on nodes with that label. */
    S nodeSelector(String key, String value);

    /** The pods tolerate taints of that key, whatever value and effect. */
    S toleration(String key);

    /** The pods use the network of their node. */
    S hostNetwork();

    /** Where the pods' resolver configuration comes from; the cluster's DNS unless said. */
    S dnsPolicy(DNSPolicy policy);

    /** The pods ask that name server too, after those of their policy. */
    S nameserver(String ip);

    /** The pods search that domain too, after those of their policy. */
    S searchDomain(String domain);

    /** An option of the pods' resolver: {@code dnsOption("ndots", "2")}. */
    S dnsOption(String name, String value);

    /** The name by which the pods know themselves. */
    S hostname(String name);

    /** The headless Service below whose name the pods have names of their own. */
    S subdomain(String name);

    /** Another name of an address, in the hosts file of the pods. */
    S hostAlias(String ip, String... names);

    /** The programs of the pods use musl, as in Alpine's images, to look names up. */
    S musl();

    /** The containers become ready that long after they start. */
    S readyAfter(Duration delay);

    /** The containers never become ready. */
    S neverReady();

    /** The containers end with that code, that long after they start. */
    S exits(int code, Duration after);

    /** The containers end with that code, that long after they start, so many times; then they run on. */
    S crashes(int times, int code, Duration after);

    /** The image cannot be pulled. */
    S imagePullFails();

    /** When the containers are ready, counted from their start: {@code "0s-5m,8m-"}. */
    S readyDuring(String times);

    /** When the containers are live, counted from their start: {@code "0s-10m"}. */
    S liveDuring(String times);

    /** The memory that each container uses, from its start on: {@code "100Mi,2Gi@10m"}. */
    S usesMemory(String usage);

    /** The local storage that each container uses, from its start on: {@code "1Gi,20Gi@1h"}. */
    S usesDisk(String usage);

    /** The containers end that long after they are asked to. */
    S stopsAfter(Duration delay);

    /** The containers do not end when they are asked to: they have to be killed. */
    S neverStops();

    /** Changes whatever else a pod's spec can say. */
    S podSpec(UnaryOperator<PodSpec> change);
}
