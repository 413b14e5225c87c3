import { CloudError } from '../errors';

export const notAPath = (path: string): CloudError => new CloudError('STORAGE_REQUEST_FAIL', `[InvalidKey] not a storage path: ${path}`);
export const notPermitted = (): CloudError => new CloudError('STORAGE_EXCEED_AUTHORITY', '[AccessDenied] the address is not signed, or no longer valid');
