package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.dns.plugin.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of upstream's own test; {@code ;} stands for the end of a line. */
// plugin/kubernetes/setup_test.go, setup_ttl_test.go
class KubernetesSetupTest {
    private static final String ARGUMENTS = "Wrong argument count or unexpected line ending after '%s'";

    private static KubernetesOptions options(String lines) throws CorefileError {
        Plugin plugin =
                Bench.setUp(KubernetesSetup::plugins, lines.replace(';', '\n')).head();
        return ((Kubernetes) plugin).options();
    }

    private static KubernetesOptions body(String lines) throws CorefileError {
        return options("kubernetes coredns.local {;" + lines + ";}");
    }

    private static String fault(String lines) {
        return Bench.fault(KubernetesSetup::plugins, lines.replace(';', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubernetes coredns.local | coredns.local.",
                "kubernetes coredns.local test.local | coredns.local. test.local.",
                "kubernetes coredns.local {;} | coredns.local.",
                "kubernetes CoreDNS.local:1053 10.0.0.0/8 | coredns.local. 10.in-addr.arpa.",
                "kubernetes | .",
            })
    void zonesAreThoseOfTheLineOrOfTheBlock(String lines, String zones) throws CorefileError {
        KubernetesOptions options = options(lines);

        assertThat(options.zones().mkString(" ")).isEqualTo(zones);
        assertThat(options.pods()).isEqualTo(PodMode.DISABLED);
        assertThat(options.fallthrough()).isEqualTo(Fallthrough.NONE);
        assertThat(options.ttl()).isEqualTo(5);
        assertThat(options.zonal()).isFalse();
        assertThat(options.multicluster()).isEmpty();
    }

    @Test
    void optionsAreRead() throws CorefileError {
        assertThat(body("namespaces demo").namespaces()).containsExactly("demo");
        assertThat(body("namespaces demo test;namespaces more").namespaces()).containsExactly("demo", "test", "more");
        assertThat(body("pods disabled").pods()).isEqualTo(PodMode.DISABLED);
        assertThat(body("pods insecure").pods()).isEqualTo(PodMode.INSECURE);
        assertThat(body("pods verified").pods()).isEqualTo(PodMode.VERIFIED);
        assertThat(body("fallthrough").fallthrough()).isEqualTo(Fallthrough.ALL);
        assertThat(body("fallthrough ip6.arpa inaddr.arpa foo.com").fallthrough())
                .isEqualTo(Fallthrough.of("ip6.arpa.", "inaddr.arpa.", "foo.com."));
        assertThat(body("endpoint_pod_names").endpointPodNames()).isTrue();
        assertThat(body("noendpoints").noEndpoints()).isTrue();
        assertThat(body("ignore empty_service").ignoreEmptyService()).isTrue();
        assertThat(body("ignore empty_service ixnay on the endpointsay").ignoreEmptyService())
                .isTrue();
        assertThat(body("ignore").ignoreEmptyService()).isFalse();
        assertThat(body("zonal").zonal()).isTrue();
        assertThat(body("ttl 56").ttl()).isEqualTo(56);
        assertThat(options("kubernetes coredns.local clusterset.local {;multicluster clusterset.local;}")
                        .multicluster())
                .containsExactly(DomainName.parse("clusterset.local."));
        assertThat(body("multicluster").multicluster()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "environment=prod | {environment=prod} []",
                "environment == prod | {environment=prod} []",
                "environment in (production, staging, qa),application=nginx | {application=nginx}"
                        + " [environment In production qa staging]",
                "!canary,tier notin (back),app | {} [app Exists, canary DoesNotExist, tier NotIn back]",
            })
    void labelsAreSelectedByAnyRequirement(String text, String expected) throws CorefileError {
        String selector = body("labels " + text)
                .labels()
                .map(labels -> labels.matchLabels()
                                .mkString("{", ", ", "}")
                                .replaceAll("[()]", "")
                                .replaceAll("(\\w), ", "$1=")
                        + " "
                        + labels.matchExpressions()
                                .map(one -> (one.key() + " " + one.operator() + " "
                                                + one.values().mkString(" "))
                                        .trim())
                                .mkString("[", ", ", "]"))
                .get();

        assertThat(selector).isEqualTo(expected);
        assertThat(body("namespace_labels " + text).namespaceLabels())
                .isEqualTo(body("labels " + text).labels());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint http://localhost:9090 http://localhost:9091",
                "tls cert key ca",
                "kubeconfig file",
                "kubeconfig file context",
                "kubeconfig file context;startup_timeout 1s",
                "startup_timeout 1m30.5s",
                "apiserver_qps 50.0;apiserver_burst 100;apiserver_max_inflight 25",
            })
    void theWayToTheApiServerChangesNothing(String lines) throws CorefileError {
        assertThat(body(lines)).isEqualTo(body(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint",
                "namespaces",
                "labels",
                "namespace_labels",
                "kubeconfig",
                "tls a b",
                "kubeconfig file context extraarg",
                "pods",
                "pods insecure verified",
                "ttl",
                "endpoint_pod_names giant_seed",
                "noendpoints ixnay on the endpointsay",
                "zonal us-west-2a",
                "startup_timeout",
                "apiserver_qps",
                "apiserver_burst 1 2",
            })
    void tooFewOrTooManyArgumentsAreRefused(String line) {
        String last = line.substring(line.lastIndexOf(' ') + 1);

        assertThat(fault("kubernetes coredns.local {;" + line + ";}"))
                .isEqualTo("Corefile:3 - Error during parsing: " + ARGUMENTS.formatted(last));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pods giant_seed | wrong value for pods: giant_seed,  must be one of: disabled, verified, insecure",
                "ignore ixnay on the endpointsay | unable to parse ignore value: 'ixnay'",
                "ttl -1 | Corefile:3 - Error during parsing: ttl must be in range [0, 3600]: -1",
                "ttl 3601 | Corefile:3 - Error during parsing: ttl must be in range [0, 3600]: 3601",
                "ttl 30s | strconv.Atoi: parsing \"30s\": invalid syntax",
                "ttl 99999999999999999999 | strconv.Atoi: parsing \"99999999999999999999\": value out of range",
                "labels environment in (production, qa | unable to parse label selector value: 'environment in"
                        + " (production, qa': couldn't parse the selector string \"environment in (production, qa\":"
                        + " unable to parse requirement: found '', expected: ',' or ')'",
                "namespace_labels a!=b | unable to parse namespace_label selector value: 'a!=b': \"!=\" is not a valid"
                        + " label selector operator",
                "labels cores>3 | unable to parse label selector value: 'cores>3': \"gt\" isn't supported in label"
                        + " selectors",
                "startup_timeout 5 | failed to parse startup_timeout: 5, time: missing unit in duration \"5\"",
                "startup_timeout 5y | failed to parse startup_timeout: 5y, time: unknown unit \"y\" in duration \"5y\"",
                "startup_timeout soon | failed to parse startup_timeout: soon, time: invalid duration \"soon\"",
                "apiserver_qps -10 | Corefile:3 - Error during parsing: apiserver_qps must be >= 0",
                "apiserver_qps ten | Corefile:3 - Error during parsing: invalid apiserver_qps \"ten\":"
                        + " strconv.ParseFloat: parsing \"ten\": invalid syntax",
                "apiserver_burst -5 | Corefile:3 - Error during parsing: apiserver_burst must be >= 0",
                "apiserver_burst 1.5 | Corefile:3 - Error during parsing: invalid apiserver_burst \"1.5\":"
                        + " strconv.Atoi: parsing \"1.5\": invalid syntax",
                "apiserver_max_inflight -1 | Corefile:3 - Error during parsing: apiserver_max_inflight must be >= 0",
                "tttl 3 | Corefile:3 - Error during parsing: unknown property 'tttl'",
            })
    void whatIsWrongIsSaidInUpstreamsWords(String line, String fault) {
        assertThat(fault("kubernetes coredns.local {;" + line + ";}")).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubernetes 10.in-addr.arpa | non-reverse zone name must be used",
                "kubernetes coredns.local;kubernetes cluster.local | this plugin can only be used once per Server"
                        + " Block",
                "kubernetes coredns.local {;namespaces foo bar;namespace_labels istio-injection=enabled;} |"
                        + " Corefile:5 - Error during parsing: namespaces and namespace_labels cannot both be set",
                "kubernetes coredns.local {;multicluster clusterset.local;} | Corefile:4 - Error during parsing: is not"
                        + " authoritative for the multicluster zone clusterset.local. (authoritative zones:"
                        + " [coredns.local.])",
                "kubernetes coredns.local clusterset.local {;multicluster clusterset.local test.local;} | Corefile:4 -"
                        + " Error during parsing: is not authoritative for the multicluster zone test.local."
                        + " (authoritative zones: [coredns.local. clusterset.local.])",
                "kubernetes coredns.local {;zonal;noendpoints;} | Corefile:5 - Error during parsing: zonal requires the"
                        + " endpoint cache; remove noendpoints",
            })
    void optionsThatContradictEachOtherAreRefused(String lines, String fault) {
        assertThat(fault(lines)).isEqualTo(fault);
    }
}
