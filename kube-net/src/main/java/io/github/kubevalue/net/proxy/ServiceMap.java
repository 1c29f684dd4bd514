package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.core.Service;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/**
 * What a proxy has made of each Service, by namespace and name, so that a Service that changes is compiled anew alone.
 *
 * @param <T> what a Service is compiled to
 */
public final class ServiceMap<T> {
    private final TreeMap<String, T> compiled;

    private ServiceMap(TreeMap<String, T> compiled) {
        this.compiled = compiled;
    }

    /** Returns the map of a proxy that has seen no Service. */
    public static <T> ServiceMap<T> empty() {
        return new ServiceMap<>(TreeMap.empty());
    }

    /** Returns this map with a Service, new or changed. */
    public ServiceMap<T> with(Service service, T made) {
        return new ServiceMap<>(compiled.put(key(service.namespace(), service.name()), made));
    }

    /** Returns this map without a Service. */
    public ServiceMap<T> without(String namespace, String name) {
        return new ServiceMap<>(compiled.remove(key(namespace, name)));
    }

    /** Returns this map with each Service made over. */
    public ServiceMap<T> map(UnaryOperator<T> change) {
        return new ServiceMap<>(compiled.mapValues(change));
    }

    /** What is made of that Service, if the proxy has seen it. */
    public Option<T> get(String namespace, String name) {
        return compiled.get(key(namespace, name));
    }

    /** What is made of all Services, in the order of {@code namespace/name}. */
    public Seq<T> values() {
        return compiled.values().toVector();
    }

    /** What is made of all Services, with {@code namespace/name} of each, in that order. */
    public Iterable<Tuple2<String, T>> entries() {
        return compiled;
    }

    /** Returns {@code namespace/name}, by which Services are sorted. */
    public static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
