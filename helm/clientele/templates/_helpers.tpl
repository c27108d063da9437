{{- define "clientele.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "clientele.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else if contains (include "clientele.name" .) .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "clientele.name" .) | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "clientele.selectorLabels" -}}
app.kubernetes.io/name: {{ include "clientele.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "clientele.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "clientele.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "clientele.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "clientele.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "clientele.databaseSecret" -}}
{{- default (printf "%s-database" (include "clientele.fullname" .)) .Values.database.existingSecret -}}
{{- end -}}

{{- define "clientele.accessSecret" -}}
{{- default (printf "%s-access" (include "clientele.fullname" .)) .Values.access.existingSecret -}}
{{- end -}}

{{- define "clientele.image" -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}

{{- define "clientele.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "clientele.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "clientele.setting" -}}
{{- /* Numbers of a file of values are floats, and large ones would be written as 1e+06. */ -}}
{{- if and (kindIs "float64" .) (eq . (float64 (int64 .))) -}}
{{- int64 . | toString -}}
{{- else -}}
{{- toString . -}}
{{- end -}}
{{- end -}}

{{- define "clientele.databaseEnv" -}}
- name: SPRING_DATASOURCE_URL
  value: {{ required "Set database.url: the chart brings no PostgreSQL." .Values.database.url | quote }}
- name: SPRING_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ include "clientele.databaseSecret" . }}
      key: username
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "clientele.databaseSecret" . }}
      key: password
{{- end -}}

{{- define "clientele.migrationLabels" -}}
{{- /* Not the service's own labels: no request may be sent to the job. */ -}}
app.kubernetes.io/name: {{ include "clientele.name" . }}-migration
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "clientele.migrationServiceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- printf "%s-migration" (include "clientele.fullname" .) -}}
{{- else -}}
{{- include "clientele.serviceAccountName" . -}}
{{- end -}}
{{- end -}}

{{- define "clientele.databaseEgress" -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
- ports:
    - port: {{ .Values.networkPolicy.databasePort }}
      protocol: TCP
  {{- with .Values.networkPolicy.database }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- with .Values.networkPolicy.extraEgress }}
{{ toYaml . }}
{{- end }}
{{- end -}}
