package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Query;
import io.vavr.control.Option;

/** A plugin that knows something of queries that others may want to know. */
// plugin/metadata/provider.go, Provider
public interface MetadataProvider {

    /**
     * Returns what it knows under a label.
     *
     * @param label the name of the plugin and a name of what it knows: {@code kubernetes/client-pod-name}
     * @param query the query as it came to the server
     * @param client who asks
     */
    Option<String> metadata(String label, Query query, Sender client);
}
