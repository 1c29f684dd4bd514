package io.github.kubevalue.dns.plugin.metadata;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.MetadataProvider;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Lets the plugins of its block tell each other what they know of a query. They know it of the query as it came, before any
 * of them changed it.
 *
 * @param zones for names in which they do
 */
public record Metadata(Seq<DomainName> zones) implements Plugin {
    private static final String NAME = "metadata";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Response serve(Query query, Chain chain) {
        return chain.next(query);
    }

    /** Whether a text can be a label: the name of a plugin, a slash, and more. */
    // plugin/metadata/provider.go, IsLabel
    public static boolean isLabel(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && slash < text.length() - 1;
    }

    /** Returns what some plugin of the block knows under a label, if they tell each other. */
    // plugin/metadata/metadata.go, Collect
    public static Option<String> value(Chain chain, String label) {
        Query asked = chain.asked();
        boolean told = chain.plugins()
                .exists(plugin -> plugin instanceof Metadata metadata && metadata.zones.exists(asked.name()::isWithin));
        return told
                ? chain.plugins()
                        .reverse()
                        .iterator()
                        .filter(MetadataProvider.class::isInstance)
                        .flatMap(plugin -> ((MetadataProvider) plugin)
                                .metadata(label, asked, chain.visit().sender()))
                        .headOption()
                : Option.none();
    }
}
