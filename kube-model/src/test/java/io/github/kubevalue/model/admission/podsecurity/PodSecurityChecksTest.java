package io.github.kubevalue.model.admission.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.arbitrary.Pods;
import io.github.kubevalue.model.core.Capabilities;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.SeccompProfile;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodSecurityChecksTest {

    /** Cases of pod-security-admission/policy/check_*_test.go: level, annotations, spec, what is found. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', emptyValue = "", nullValues = "-", textBlock = """
        baseline:latest | {} | {containers: [{name: a}]} | ~~
        baseline:latest | {} | {securityContext: {appArmorProfile: {type: Unconfined}}, containers: [{name: a}]} | forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined")
        baseline:latest | {} | {containers: [{name: foo, securityContext: {appArmorProfile: {type: Unconfined}}}]} | forbidden AppArmor profile (container "foo" must not set AppArmor profile type to "Unconfined")
        baseline:latest | {} | {initContainers: [{name: bar, securityContext: {appArmorProfile: {type: Unconfined}}}], containers: [{name: foo}]} | forbidden AppArmor profile (container "bar" must not set AppArmor profile type to "Unconfined")
        baseline:latest | {} | {containers: [{name: foo, securityContext: {appArmorProfile: {type: Localhost}}}]} | ~~
        baseline:latest | {container.apparmor.security.beta.kubernetes.io/a: unconfined} | {containers: [{name: a}]} | forbidden AppArmor profile (annotation must not set AppArmor profile type to "container.apparmor.security.beta.kubernetes.io/a="unconfined"")
        baseline:latest | {} | {containers: [{name: a, securityContext: {capabilities: {add: [FOO, BAR]}}}, {name: b, securityContext: {capabilities: {add: [BAR, BAZ]}}}, {name: c, securityContext: {capabilities: {add: [CHOWN]}}}]} | non-default capabilities (containers "a", "b" must not include "BAR", "BAZ", "FOO" in securityContext.capabilities.add)
        baseline:latest | {} | {hostNetwork: true, hostPID: true, hostIPC: true, containers: [{name: a}]} | host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)
        baseline:latest | {} | {volumes: [{name: a, hostPath: {path: /a}}, {name: b, hostPath: {path: /b}}, {name: c, emptyDir: {}}], containers: [{name: a}]} | hostPath volumes (volumes "a", "b")
        baseline:latest | {} | {containers: [{name: a, ports: [{containerPort: 1, hostPort: 0}]}, {name: b, ports: [{containerPort: 2, hostPort: 0}, {containerPort: 3, hostPort: 20}]}]} | hostPort (container "b" uses hostPort 20)
        baseline:latest | {} | {containers: [{name: a}, {name: b, ports: [{containerPort: 1, hostPort: 10}, {containerPort: 2, hostPort: 20}]}, {name: c, ports: [{containerPort: 3, hostPort: 10}, {containerPort: 4, hostPort: 30}]}]} | hostPort (containers "b", "c" use hostPorts 10, 20, 30)
        baseline:latest | {} | {containers: [{name: b, readinessProbe: {tcpSocket: {port: 80, host: invalid.host}}}]} | probe or lifecycle host (container "b" uses probe or lifecycle host "invalid.host")
        baseline:v1.33 | {} | {containers: [{name: b, readinessProbe: {tcpSocket: {port: 80, host: invalid.host}}}]} | ~~
        baseline:latest | {} | {containers: [{name: e, lifecycle: {preStop: {httpGet: {port: 80, host: another.invalid.host}}}}]} | probe or lifecycle host (container "e" uses probe or lifecycle host "another.invalid.host")
        baseline:latest | {} | {containers: [{name: a, livenessProbe: {httpGet: {port: 80, host: 127.0.0.1}}, startupProbe: {httpGet: {port: 80, host: localhost}}, readinessProbe: {tcpSocket: {port: 80, host: "::1"}}}]} | probe or lifecycle host (container "a" uses probe or lifecycle hosts "127.0.0.1", "::1", "localhost")
        baseline:latest | {} | {containers: [{name: c, securityContext: {privileged: false}}, {name: d, securityContext: {privileged: true}}, {name: e, securityContext: {privileged: true}}]} | privileged (containers "d", "e" must not set securityContext.privileged=true)
        baseline:latest | {} | {containers: [{name: c, securityContext: {procMount: Default}}, {name: d, securityContext: {procMount: Unmasked}}, {name: e, securityContext: {procMount: other}}]} | procMount (containers "d", "e" must not set securityContext.procMount to "Unmasked", "other")
        baseline:latest | {} | {hostUsers: false, containers: [{name: d, securityContext: {procMount: Unmasked}}]} | ~~
        baseline:v1.34 | {} | {hostUsers: false, containers: [{name: d, securityContext: {procMount: Unmasked}}]} | procMount (container "d" must not set securityContext.procMount to "Unmasked")
        baseline:latest | {} | {securityContext: {seLinuxOptions: {type: foo}}, containers: [{name: a}]} | seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "foo")
        baseline:latest | {} | {securityContext: {seLinuxOptions: {user: bar}}, containers: [{name: a, securityContext: {seLinuxOptions: {role: baz}}}]} | seLinuxOptions (pod and container "a" set forbidden securityContext.seLinuxOptions: user may not be set; role may not be set)
        baseline:latest | {} | {containers: [{name: a, securityContext: {seLinuxOptions: {type: container_engine_t}}}]} | ~~
        baseline:v1.30 | {} | {containers: [{name: a, securityContext: {seLinuxOptions: {type: container_engine_t}}}]} | seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: type "container_engine_t")
        baseline:latest | {} | {securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: a, securityContext: {seccompProfile: {type: unknown}}}]} | seccompProfile (pod and container "a" must not set securityContext.seccompProfile.type to "Unconfined", "unknown")
        baseline:v1.18 | {seccomp.security.alpha.kubernetes.io/pod: unconfined} | {containers: [{name: a}]} | seccompProfile (forbidden annotation seccomp.security.alpha.kubernetes.io/pod="unconfined")
        baseline:latest | {} | {securityContext: {sysctls: [{name: a, value: "1"}, {name: b, value: "1"}, {name: net.ipv4.tcp_rmem, value: "1"}]}, containers: [{name: a}]} | forbidden sysctls (a, b)
        baseline:v1.31 | {} | {securityContext: {sysctls: [{name: net.ipv4.tcp_rmem, value: "1"}]}, containers: [{name: a}]} | forbidden sysctls (net.ipv4.tcp_rmem)
        baseline:v1.26 | {} | {securityContext: {sysctls: [{name: net.ipv4.ip_local_reserved_ports, value: "1"}]}, containers: [{name: a}]} | forbidden sysctls (net.ipv4.ip_local_reserved_ports)
        baseline:latest | {} | {securityContext: {windowsOptions: {hostProcess: true}}, containers: [{name: a}, {name: b, securityContext: {windowsOptions: {hostProcess: true}}}]} | hostProcess (pod and container "b" must not set securityContext.windowsOptions.hostProcess=true)
        restricted:latest | {} | {containers: [{name: nginx}]} | allowPrivilegeEscalation != false (container "nginx" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "nginx" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "nginx" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "nginx" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
        restricted:latest | {} | {os: {name: windows}, containers: [{name: a, securityContext: {runAsNonRoot: true}}]} | ~~
        restricted:v1.24 | {} | {os: {name: windows}, containers: [{name: a, securityContext: {runAsNonRoot: true, seccompProfile: {type: Localhost}, capabilities: {drop: [ALL]}}}]} | allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false)
        restricted:v1.7 | {} | {containers: [{name: a, securityContext: {runAsNonRoot: true}}]} | ~~
        restricted:v1.22 | {} | {securityContext: {runAsNonRoot: true, runAsUser: 0, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}}]} | ~~
        restricted:latest | {} | {securityContext: {runAsNonRoot: true, runAsUser: 0, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE, CHOWN]}}}]} | unrestricted capabilities (container "a" must not include "CHOWN" in securityContext.capabilities.add), runAsUser=0 (pod must not set runAsUser=0)
        restricted:latest | {} | {hostUsers: false, securityContext: {runAsUser: 0, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {procMount: Unmasked, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]} | procMount (container "a" must not set securityContext.procMount to "Unmasked")
        restricted:latest | {} | {securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, volumes: [{name: b1, hostPath: {path: /}}, {name: b2, nfs: {server: nas, path: /}}, {name: b3}, {name: ok, csi: {driver: d}}], containers: [{name: a, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]} | restricted volume types (volumes "b1", "b2", "b3" use restricted volume types "hostPath", "nfs", "unknown")
        restricted:latest | {} | {securityContext: {runAsNonRoot: false, seccompProfile: {type: RuntimeDefault}}, containers: [{name: a, securityContext: {runAsNonRoot: false, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]} | runAsNonRoot != true (pod and container "a" must not set securityContext.runAsNonRoot=false)
        restricted:latest | {} | {securityContext: {runAsNonRoot: true, seccompProfile: {type: Unconfined}}, containers: [{name: a, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]} | seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")
        restricted:latest | {} | {securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, ephemeralContainers: [{name: debug, image: busybox}], containers: [{name: a, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]} | allowPrivilegeEscalation != false (container "debug" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "debug" must set securityContext.capabilities.drop=["ALL"])
        """)
    void findsWhatUpstreamFinds(String asked, String annotations, String spec, String found) {
        String text = "{apiVersion: v1, kind: Pod, metadata: {name: p, annotations: " + annotations + "}, spec: " + spec
                + "}";
        Pod pod = (Pod) ManifestReader.kubernetes()
                .parse("pod.yaml", text)
                .get()
                .objects()
                .head();
        assertThat(violations(asked, pod).mkString(", ")).isEqualTo(found);
    }

    @Property(tries = 300)
    void monotonicity(@ForAll("pods") Pod pod) {
        Seq<Violation> restricted = violations("restricted:latest", pod);
        Seq<Violation> baseline = violations("baseline:latest", pod);
        assertThat(!restricted.isEmpty() || baseline.isEmpty()).isTrue();
        assertThat(violations("privileged:latest", pod)).isEmpty();
    }

    /** Pods whose rights are often, but not always, enough for a level. */
    @Provide
    Arbitrary<Pod> pods() {
        return Combinators.combine(Pods.pods(), rights(), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((pod, rights, network, users) -> pod.withSpec(pod.spec()
                        .withHostNetwork(Option.when(network, true))
                        .withHostUsers(Option.when(users, false))
                        .withContainers(pod.spec()
                                .containers()
                                .map(container -> container.withSecurityContext(Option.of(rights))))));
    }

    private static Arbitrary<SecurityContext> rights() {
        Arbitrary<Capabilities> capabilities = Combinators.combine(
                        Arbitraries.of("ALL", "CHOWN"), Arbitraries.of("NET_BIND_SERVICE", "CHOWN", "SYS_ADMIN"))
                .as((drop, add) ->
                        Capabilities.builder().addDrop(drop).addAdd(add).build());
        Arbitrary<SeccompProfile> seccomp = Arbitraries.of("RuntimeDefault", "Unconfined")
                .map(type -> SeccompProfile.builder().type(type).build());
        return Combinators.combine(
                        capabilities,
                        seccomp,
                        Arbitraries.of("Default", "Unmasked"),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 1))
                .as((added, profile, procMount, yes, user) -> SecurityContext.builder()
                        .capabilities(added)
                        .seccompProfile(profile)
                        .procMount(procMount)
                        .runAsNonRoot(yes)
                        .runAsUser(user)
                        .allowPrivilegeEscalation(false)
                        .build());
    }

    private static Seq<Violation> violations(String asked, Pod pod) {
        String[] parts = asked.split(":", 2);
        LevelVersion level = new LevelVersion(
                Level.parse(parts[0]).get(), PolicyVersion.parse(parts[1]).get());
        return Checks.violations(level, PodView.of(pod.metadata(), pod.spec()));
    }
}
