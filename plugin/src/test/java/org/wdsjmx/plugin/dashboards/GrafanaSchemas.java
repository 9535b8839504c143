package org.wdsjmx.plugin.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wdsjmx.plugin.dashboards.Dashboard.Panel;

/** Grafana's published JSON schemas of dashboards, and of the options of panels. */
final class GrafanaSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);

    /** What a dashboard has that Grafana does not expect. */
    List<String> faults(Dashboard dashboard) throws IOException {
        JsonNode schema = load("dashboard");
        // "Panel or row": decided by the type, so that a fault is told once and where it is.
        ObjectNode panels = (ObjectNode) schema.at("/definitions/Dashboard/properties/panels");
        panels.set("items", JSON.readTree("""
                {"if": {"properties": {"type": {"const": "row"}}},
                 "then": {"$ref": "#/definitions/RowPanel"},
                 "else": {"$ref": "#/definitions/Panel"}}"""));
        List<String> faults = new ArrayList<>(faults(schema, dashboard.json(), dashboard + " "));
        for (Panel panel : dashboard.panels()) {
            if (!panel.type().equals("row")) {
                JsonNode own = load(panel.type());
                faults.addAll(part(own, "Options", panel.json().path("options"), panel));
                faults.addAll(part(
                        own,
                        "FieldConfig",
                        panel.json().path("fieldConfig").path("defaults").path("custom"),
                        panel));
            }
        }
        return faults;
    }

    private static List<String> part(JsonNode schema, String definition, JsonNode value, Panel panel) {
        if (value.isMissingNode() || schema.at("/definitions/" + definition).isMissingNode()) {
            return List.of();
        }
        ObjectNode root = schema.deepCopy();
        root.put("$ref", "#/definitions/" + definition);
        return faults(root, value, panel + ", " + definition + " ");
    }

    private static List<String> faults(JsonNode schema, JsonNode value, String where) {
        return FACTORY.getSchema(schema).validate(value).stream()
                // What Grafana fills with a default is "required" in the options of panels.
                .filter(fault -> !fault.getType().equals("required")
                        || schema.at("/definitions/Options").isMissingNode())
                .map(fault -> where + fault)
                .toList();
    }

    private static JsonNode load(String name) throws IOException {
        try (InputStream schema = GrafanaSchemas.class.getResourceAsStream("schema/" + name + ".jsonschema.json")) {
            if (schema == null) {
                throw new IOException("no schema of panels of type " + name);
            }
            return relaxed(JSON.readTree(schema));
        }
    }

    /** "Anything" is written as an object of objects in these generated schemas. */
    private static JsonNode relaxed(JsonNode schema) {
        if (schema.path("type").asText().equals("object")
                && !schema.has("properties")
                && schema.path("additionalProperties").isObject()
                && schema.path("additionalProperties").isEmpty()) {
            return JSON.createObjectNode();
        }
        if (schema instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                property.setValue(relaxed(property.getValue()));
            }
        } else if (schema.isArray()) {
            var array = JSON.createArrayNode();
            schema.forEach(element -> array.add(relaxed(element)));
            return array;
        }
        return schema;
    }
}
