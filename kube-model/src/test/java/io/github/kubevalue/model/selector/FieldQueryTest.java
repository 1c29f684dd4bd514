package io.github.kubevalue.model.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.HashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldQueryTest {

    /** apimachinery/pkg/fields/selector_test.go, TestSelectorParse */
    @ParameterizedTest
    @ValueSource(strings = {"x=a,y=b,z=c", "", "x!=a,y=b"})
    void printsWhatItReads(String text) {
        assertThat(FieldQuery.parse(text).get()).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        x=a||y=b    ~ invalid field selector: unescaped character in value: 61
        x==a==b     ~ invalid field selector: unescaped character in value: 61
        x=a,b       ~ invalid selector: 'x=a,b'; can't understand 'b'
        x in (a)    ~ invalid selector: 'x in (a)'; can't understand 'x in (a)'
        x           ~ invalid selector: 'x'; can't understand 'x'
        x=\\a       ~ invalid field selector: invalid escape sequence: \\a
        x=a\\       ~ invalid field selector: invalid escape sequence: \\
        """)
    void saysWhatItDoesNotUnderstand(String text, String complaint) {
        assertThat(FieldQuery.parse(text).getLeft()).isEqualTo(complaint);
    }

    /** apimachinery/pkg/fields/selector_test.go, TestSelectorMatches */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        foo=bar                       | true
        foo==bar,baz=blah             | true
        complex=\\=value\\\\\\,\\\\   | true
        foo=blah                      | false
        baz!=bar                      | true
        foo=bar,foobar=bar,baz=blah   | false
        foobar=                       | true
        """)
    void selects(String text, boolean selected) {
        HashMap<String, String> fields = HashMap.of("foo", "bar", "baz", "blah", "complex", "=value\\,\\");

        assertThat(FieldQuery.parse(text).get().matches(field -> fields.getOrElse(field, "")))
                .isEqualTo(selected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pods        | spec.image   | field label not supported: spec.image
        nodes       | spec.taints  | field label not supported: spec.taints
        deployments | spec.paused  | "spec.paused" is not a known field selector: only "metadata.name", \
        "metadata.namespace"
        replicasets | status.replicas | "status.replicas" is not a known field selector: only \
        "metadata.name", "metadata.namespace"
        jobs        | status.failed | field label "status.failed" not supported for Job
        """)
    void eachKindHasItsFields(String resource, String field, String complaint) {
        Kind<?> kind = Scheme.kubernetes().named(resource).get();
        FieldQuery query = FieldQuery.parse(field + "=x").get();

        assertThat(SelectableFields.of(kind).resolved(query).getLeft()).isEqualTo(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        {kind: Pod, spec: {nodeName: n1}}; spec.nodeName=n1
        {kind: Pod, spec: {nodeName: n1}}; spec.host=n1
        {kind: Pod, spec: {hostNetwork: true}}; spec.hostNetwork=true
        {kind: Pod, spec: {restartPolicy: Never, schedulerName: s}}; spec.restartPolicy=Never,spec.schedulerName=s
        {kind: Pod, status: {phase: Running, podIPs: [{ip: 10.0.0.1}]}}; status.phase!=Failed,status.podIP=10.0.0.1
        {kind: Node, spec: {}}; spec.unschedulable=false
        {kind: Secret, type: Opaque}; type=Opaque
        {kind: Service, spec: {clusterIP: None}}; spec.clusterIP=None,spec.type=ClusterIP
        {kind: Namespace, status: {phase: Active}}; status.phase=Active
        {kind: Event, involvedObject: {kind: Pod, name: web}, type: Warning}; involvedObject.name=web,type=Warning
        {kind: ReplicationController, status: {replicas: 2}}; status.replicas=2
        {kind: ReplicationController, spec: {}}; status.replicas=0
        {kind: Pod}; metadata.name=x,metadata.namespace=demo
        """)
    void readsItsFieldsOffAnObject(String manifest, String text) {
        KubeObject object = read(manifest);
        SelectableFields fields = SelectableFields.of(object.type());

        assertThat(fields.matches(fields.resolved(FieldQuery.parse(text).get()).get(), object))
                .isTrue();
    }

    private static KubeObject read(String manifest) {
        String whole = manifest.replaceFirst("\\{", "{apiVersion: v1, metadata: {name: x, namespace: demo}, ");
        return ManifestReader.kubernetes()
                .parse("test.yaml", whole)
                .get()
                .objects()
                .head();
    }
}
