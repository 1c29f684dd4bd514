package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.HostAlias;
import io.github.kubevalue.model.core.PodDNSConfig;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on how a pod is called and on how it finds others by name. (validatePodDNSConfig, validatePodHostName) */
final class DnsRules {
    private static final int MOST_SERVERS = 3;
    private static final int MOST_SEARCHES = 32;
    private static final int LONGEST_SEARCH = 2048;
    private static final int LONGEST_HOSTNAME = 64;

    private DnsRules() {}

    static Seq<FieldError> config(PodSpec spec, FieldPath path) {
        boolean none = spec.dnsPolicy().exists(policy -> policy.text().equals("None"));
        if (spec.dnsConfig().isEmpty()) {
            return none
                    ? Vector.of(path.required("must provide `dnsConfig` when `dnsPolicy` is None"))
                    : Vector.empty();
        }
        PodDNSConfig config = spec.dnsConfig().get();
        return none && config.nameservers().isEmpty()
                ? Vector.of(path.child("nameservers")
                        .required("must provide at least one DNS nameserver when `dnsPolicy` is None"))
                : config(config, path);
    }

    private static Seq<FieldError> config(PodDNSConfig config, FieldPath path) {
        FieldPath servers = path.child("nameservers");
        FieldPath searches = path.child("searches");
        return Faults.NONE
                .when(
                        config.nameservers().size() > MOST_SERVERS,
                        () -> servers.invalid(config.nameservers(), "must not have more than 3 nameservers"))
                .each(config.nameservers(), servers, AddressRules::ip)
                .when(
                        config.searches().size() > MOST_SEARCHES,
                        () -> searches.invalid(config.searches(), "must not have more than 32 search paths"))
                .when(
                        config.searches().mkString(" ").length() > LONGEST_SEARCH,
                        () -> searches.invalid(
                                config.searches(),
                                "must not have more than 2048 characters (including spaces) in the search list"))
                .each(config.searches(), searches, DnsRules::search)
                .each(
                        config.options(),
                        path.child("options"),
                        (option, each) -> option.name().getOrElse("").isEmpty()
                                ? Vector.of(each.required("must not be empty"))
                                : Vector.empty())
                .found();
    }

    private static Seq<FieldError> search(String search, FieldPath path) {
        String name = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
        return search.equals(".") ? Vector.empty() : path.invalid(name, Names.DNS_SUBDOMAIN_WITH_UNDERSCORE);
    }

    static Seq<FieldError> hostname(PodSpec spec, FieldPath path) {
        return Faults.NONE
                .given(
                        spec.hostnameOverride(),
                        name -> Faults.NONE
                                .when(
                                        spec.setHostnameAsFQDN().getOrElse(false),
                                        () -> path.forbidden("may not be specified when setHostnameAsFQDN is true"))
                                .when(
                                        spec.isHostNetwork(),
                                        () -> path.forbidden("may not be specified when hostNetwork is true"))
                                .when(name.length() > LONGEST_HOSTNAME, () -> path.tooLong(LONGEST_HOSTNAME))
                                .and(path.invalid(name, Names.DNS_SUBDOMAIN))
                                .found())
                .found();
    }

    static Seq<FieldError> alias(HostAlias alias, FieldPath path) {
        return Faults.NONE
                .and(AddressRules.ip(alias.ip(), path.child("ip")))
                .each(
                        alias.hostnames(),
                        path.child("hostnames"),
                        (name, each) -> each.invalid(name, Names.DNS_SUBDOMAIN))
                .found();
    }
}
