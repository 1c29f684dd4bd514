package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Writes objects; for each cluster IP of a Service an IPAddress is noted before the Service is written, and struck out after the
 * Service that had it. (pkg/registry/core/service/storage/storage.go, beginCreate, beginUpdate, afterDelete)
 */
record ClusterIps(ApiServer server, Call call) {
    private static final String WRITER = "kube-apiserver";

    Store put(Store store, KubeObject object) {
        if (!(object instanceof Service after)) {
            return store.put(object);
        }
        Seq<Ip> had = addresses(store, after.key());
        Seq<Ip> has = addresses(after);
        Store noted = has.removeAll(had).foldLeft(store, (so, ip) -> noted(so, ip, after));
        return had.removeAll(has).foldLeft(noted.put(after), this::released);
    }

    Store delete(Store store, ResourceKey key) {
        return addresses(store, key).foldLeft(store.delete(key), this::released);
    }

    private Store noted(Store store, Ip ip, Service service) {
        IPAddress note = IPAddress.ofService(ip, service.namespace(), service.name());
        Creation<IPAddress> creation =
                new Creation<>(server.withStore(store), call.as(WRITER), Strategies.of(IPAddress.KIND));
        return store.put(creation.born(note));
    }

    private Store released(Store store, Ip ip) {
        Deletion deletion = new Deletion(server, call, DeleteOptions.background());
        return store.get(IPAddress.KIND.key("", ip.toString()))
                .map(note -> deletion.deleted(store, note))
                .getOrElse(store);
    }

    private static Seq<Ip> addresses(Store store, ResourceKey key) {
        Option<Service> stored =
                key.kind().equals(Service.KIND) ? store.get(key).map(Service.KIND.type()::cast) : Option.none();
        return stored.map(ClusterIps::addresses).getOrElse(Vector.empty());
    }

    private static Seq<Ip> addresses(Service service) {
        return service.spec().clusterIPs().flatMap(Ip::tryParse);
    }
}
