/** Kubernetes resources as values, and what the control plane does to them as functions. */
module io.github.kubevalue.model {
    requires transitive io.vavr;
    requires transitive org.jspecify;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires org.yaml.snakeyaml;
    requires re2j;
    requires static net.jqwik.api;
    requires static org.immutables.value;
    requires static org.immutables.encode;

    exports io.github.kubevalue.model.address;
    exports io.github.kubevalue.model.admission.gc;
    exports io.github.kubevalue.model.admission;
    exports io.github.kubevalue.model.admissionregistration;
    exports io.github.kubevalue.model.allocation;
    exports io.github.kubevalue.model.apiextensions;
    exports io.github.kubevalue.model.apiregistration;
    exports io.github.kubevalue.model.apiserver;
    exports io.github.kubevalue.model.apps;
    exports io.github.kubevalue.model.arbitrary;
    exports io.github.kubevalue.model.authentication;
    exports io.github.kubevalue.model.authorization;
    exports io.github.kubevalue.model.authorizer.rbac;
    exports io.github.kubevalue.model.authorizer;
    exports io.github.kubevalue.model.autoscaling.v1;
    exports io.github.kubevalue.model.autoscaling;
    exports io.github.kubevalue.model.batch;
    exports io.github.kubevalue.model.canonical;
    exports io.github.kubevalue.model.cel;
    exports io.github.kubevalue.model.certificates;
    exports io.github.kubevalue.model.choice;
    exports io.github.kubevalue.model.cluster;
    exports io.github.kubevalue.model.controller.ingress;
    exports io.github.kubevalue.model.controller.podautoscaler;
    exports io.github.kubevalue.model.controller;
    exports io.github.kubevalue.model.controlplane;
    exports io.github.kubevalue.model.coordination;
    exports io.github.kubevalue.model.core;
    exports io.github.kubevalue.model.cron;
    exports io.github.kubevalue.model.customresource;
    exports io.github.kubevalue.model.defaulting;
    exports io.github.kubevalue.model.discovery;
    exports io.github.kubevalue.model.dra;
    exports io.github.kubevalue.model.encoding to
            io.github.kubevalue.net,
            io.github.kubevalue.dns,
            io.github.kubevalue.dsl;
    exports io.github.kubevalue.model.environment;
    exports io.github.kubevalue.model.errors;
    exports io.github.kubevalue.model.events;
    exports io.github.kubevalue.model.explore;
    exports io.github.kubevalue.model.fault;
    exports io.github.kubevalue.model.fieldmanager;
    exports io.github.kubevalue.model.fieldpath;
    exports io.github.kubevalue.model.flowcontrol;
    exports io.github.kubevalue.model.json;
    exports io.github.kubevalue.model.jsonpath;
    exports io.github.kubevalue.model.manifest;
    exports io.github.kubevalue.model.match;
    exports io.github.kubevalue.model.meta;
    exports io.github.kubevalue.model.networking;
    exports io.github.kubevalue.model.node;
    exports io.github.kubevalue.model.nodetable;
    exports io.github.kubevalue.model.patch;
    exports io.github.kubevalue.model.policy;
    exports io.github.kubevalue.model.rbac;
    exports io.github.kubevalue.model.read;
    exports io.github.kubevalue.model.regexp;
    exports io.github.kubevalue.model.registry;
    exports io.github.kubevalue.model.resource;
    exports io.github.kubevalue.model.runtime;
    exports io.github.kubevalue.model.scheduler.attempt;
    exports io.github.kubevalue.model.scheduler.profile;
    exports io.github.kubevalue.model.scheduler.queue;
    exports io.github.kubevalue.model.scheduler;
    exports io.github.kubevalue.model.scheduling;
    exports io.github.kubevalue.model.schema;
    exports io.github.kubevalue.model.scheme;
    exports io.github.kubevalue.model.selector;
    exports io.github.kubevalue.model.serviceaccount;
    exports io.github.kubevalue.model.storage;
    exports io.github.kubevalue.model.store;
    exports io.github.kubevalue.model.structural;
    exports io.github.kubevalue.model.timeline;
    exports io.github.kubevalue.model.typed;
    exports io.github.kubevalue.model.validation;
    exports io.github.kubevalue.model.volume;

    opens io.github.kubevalue.model.admissionregistration to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.apiextensions to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.apiregistration to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.apps to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.authentication to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.authorization to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.autoscaling to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.autoscaling.v1 to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.batch to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.certificates to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.codec to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.coordination to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.core to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.discovery to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.dra to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.events to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.flowcontrol to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.json to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.meta to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.networking to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.node to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.policy to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.rbac to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.scheduling to
            com.fasterxml.jackson.databind;
    opens io.github.kubevalue.model.storage to
            com.fasterxml.jackson.databind;
}
